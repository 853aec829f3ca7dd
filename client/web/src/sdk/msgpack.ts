// MessagePack as the wire uses it: plain values and bytes, no extension types. https://msgpack.org, in an eighth of the
// size of a whole library, since a page that embeds a room shall not wait for it.

const TO = new TextEncoder();
const FROM = new TextDecoder();

/**
 * A value as MessagePack. Keys with `undefined` are left out; whole numbers up to 2^53 take the shortest form.
 * @throws what is neither plain value, array, map nor bytes cannot be sent; nor can what contains itself.
 */
export function encode(value: unknown): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(256);
  let view = new DataView(bytes.buffer);
  let end = 0;

  /** Where the next `size` bytes go. */
  const room = (size: number): number => {
    const at = end;
    end += size;
    if (end > bytes.length) {
      const larger = new Uint8Array(Math.max(end, 2 * bytes.length));
      larger.set(bytes);
      bytes = larger;
      view = new DataView(bytes.buffer);
    }
    return at;
  };
  const byte = (one: number) => {
    const at = room(1);
    bytes[at] = one;
  };
  /** Writes a number of `size` bytes. Only once there is room: what made room may have put another view in place. */
  const write = (size: number, into: (at: number) => void) => into(room(size));
  /** A number of 1, 2 or 4 bytes behind its mark; `marks` are those for each. */
  const sized = (n: number, [one, two, four]: readonly [number, number, number]) => {
    const small = n < 0x100 && one;
    byte(small || (n < 0x10000 ? two : four));
    if (small) byte(n);
    else if (n < 0x10000) write(2, (at) => view.setUint16(at, n));
    else write(4, (at) => view.setUint32(at, n));
  };
  const raw = (one: Uint8Array) => {
    const at = room(one.length);
    bytes.set(one, at);
  };
  const number = (n: number) => {
    if (!Number.isSafeInteger(n)) {
      byte(0xcb);
      write(8, (at) => view.setFloat64(at, n));
    } else if (n >= -32 && n < 128) byte(n & 0xff);
    else if (n >= 0 && n < 2 ** 32) sized(n, [0xcc, 0xcd, 0xce]);
    else if (n >= 0 || n < -(2 ** 31)) {
      byte(n >= 0 ? 0xcf : 0xd3);
      write(8, (at) => view.setBigInt64(at, BigInt(n)));
    } else if (n >= -128) {
      byte(0xd0);
      byte(n & 0xff);
    } else {
      byte(n >= -32768 ? 0xd1 : 0xd2);
      if (n >= -32768) write(2, (at) => view.setInt16(at, n));
      else write(4, (at) => view.setInt32(at, n));
    }
  };
  const put = (one: unknown): void => {
    if (one === null || one === undefined) byte(0xc0);
    else if (typeof one === "boolean") byte(one ? 0xc3 : 0xc2);
    else if (typeof one === "number") number(one);
    else if (typeof one === "string") {
      const text = TO.encode(one);
      if (text.length < 32) byte(0xa0 | text.length);
      else sized(text.length, [0xd9, 0xda, 0xdb]);
      raw(text);
    } else if (ArrayBuffer.isView(one)) {
      sized(one.byteLength, [0xc4, 0xc5, 0xc6]);
      raw(new Uint8Array(one.buffer, one.byteOffset, one.byteLength));
    } else if (Array.isArray(one)) {
      if (one.length < 16) byte(0x90 | one.length);
      else sized(one.length, [0, 0xdc, 0xdd]);
      for (const inner of one) put(inner);
    } else if (Object.prototype.toString.call(one) === "[object Object]") {
      const pairs = Object.entries(one).filter(([, inner]) => inner !== undefined);
      if (pairs.length < 16) byte(0x80 | pairs.length);
      else sized(pairs.length, [0, 0xde, 0xdf]);
      for (const [key, inner] of pairs) {
        put(key);
        put(inner);
      }
    } else throw new TypeError(`No ${typeof one} can be sent.`);
  };

  put(value);
  return bytes.slice(0, end);
}

/**
 * What stands in these bytes, all of them; bytes inside are views of them.
 * @throws what is no MessagePack, or has extension types or other keys than strings in it.
 */
export function decode(from: ArrayBuffer | Uint8Array): unknown {
  const bytes = from instanceof Uint8Array ? from : new Uint8Array(from);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;

  const past = (size: number): number => {
    const before = at;
    at += size;
    return before;
  };
  /** A number of 1, 2 or 4 bytes. */
  const sized = (power: number): number => {
    if (power === 0) return view.getUint8(past(1));
    return power === 1 ? view.getUint16(past(2)) : view.getUint32(past(4));
  };
  const raw = (size: number): Uint8Array => {
    const begin = past(size);
    if (at > bytes.length) throw new RangeError("It ends too early.");
    return bytes.subarray(begin, at);
  };
  const text = (size: number) => FROM.decode(raw(size));
  const list = (size: number): unknown[] => {
    if (size > bytes.length - at) throw new RangeError("It ends too early.");
    const found: unknown[] = [];
    for (let n = 0; n < size; n += 1) found.push(next());
    return found;
  };
  const map = (size: number): Record<string, unknown> => {
    const found: Record<string, unknown> = {};
    for (let n = 0; n < size; n += 1) {
      const key = next();
      if (typeof key !== "string" || key === "__proto__") throw new TypeError("No such key is allowed.");
      found[key] = next();
    }
    return found;
  };
  const next = (): unknown => {
    const mark = view.getUint8(past(1));
    if (mark < 0x80) return mark;
    if (mark < 0x90) return map(mark & 0xf);
    if (mark < 0xa0) return list(mark & 0xf);
    if (mark < 0xc0) return text(mark & 0x1f);
    if (mark >= 0xe0) return mark - 0x100;
    if (mark === 0xc0) return null;
    if (mark === 0xc2 || mark === 0xc3) return mark === 0xc3;
    if (mark >= 0xc4 && mark <= 0xc6) return raw(sized(mark - 0xc4));
    if (mark === 0xca) return view.getFloat32(past(4));
    if (mark === 0xcb) return view.getFloat64(past(8));
    if (mark >= 0xcc && mark <= 0xce) return sized(mark - 0xcc);
    if (mark === 0xcf) return Number(view.getBigUint64(past(8)));
    if (mark === 0xd0) return view.getInt8(past(1));
    if (mark === 0xd1) return view.getInt16(past(2));
    if (mark === 0xd2) return view.getInt32(past(4));
    if (mark === 0xd3) return Number(view.getBigInt64(past(8)));
    if (mark >= 0xd9 && mark <= 0xdb) return text(sized(mark - 0xd9));
    if (mark === 0xdc || mark === 0xdd) return list(sized(mark - 0xdb));
    if (mark === 0xde || mark === 0xdf) return map(sized(mark - 0xdd));
    throw new TypeError("No extension types are known here.");
  };

  const whole = next();
  if (at !== bytes.length) throw new RangeError("Something stands behind it.");
  return whole;
}
