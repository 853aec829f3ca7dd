/* Many WebSocket clients in one thread, for measuring servers that relay what one of a room says to all of it.
 *
 * Each command carries an id of 12 bytes, ~~MMMMSSSSSS: the index of the client, and which of its commands it is, in
 * hexadecimal. A server has relayed a command when a frame with its id has come to both of the room; how frames look
 * beyond that is in the templates below, so one generator speaks to all servers.
 *
 *   generator -NAME VALUE ...    see options() at the end; bench/relay/generator.py says them
 *
 * In templates {room} and {member} are five digits, {id} the id, {base} and {vary} MessagePack: the number that was
 * last seen behind `follow`, and a float that no other command has. \xNN is a byte; t: or b: in front makes the frame
 * text or binary.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { CONNECTING, UPGRADING, JOINING, JOINED };
enum { TEXT = 1, BINARY = 2, CLOSE = 8, PING = 9, PONG = 10 };
enum { ID = 12, SENT = 64, SLOTS = 4096, BUFFER = 4096, SAMPLES = 4000000 };

typedef struct { char bytes[1024]; int size, op, holes; struct { int at; char kind; } hole[8]; } Template;
typedef struct Client {
  int fd, index, stage, waits; uint32_t said; uint64_t base; int64_t sent[SENT], beat_at;
  char *in; int have, room; struct Client *next;
} Client;
typedef struct { char bytes[64]; int size; } Needle;
typedef struct { uint32_t size; char *bytes; } Blob;

static Client *clients; static Blob *firsts;
static int count, rooms = 500, per = 2, ports[2], nports, window = 128, pids[16], npids, besides[4], nbesides, epoll;
static Template path, init, command, beat; static Needle ready, refusal, counted, follow, heart, answer;
static double seconds = 2, warm = 1, gap, every, fastest;
static const char *runs[16], *firsts_in = NULL; static int nruns;
static int joined, dead, measuring, looping, flying, most;
static long own, partner, sent, errors, frames, counted_frames; static char why[200];
static uint32_t *delays; static int ndelays;
static Client *slots[SLOTS]; static int64_t turned;

static int64_t now(void) {
  struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1000000000LL + t.tv_nsec;
}
static void fails(const char *what) { errors++; if (!*why) snprintf(why, sizeof why, "%s", what); }

/* ---- templates ---- */

static int unescaped(const char *from, char *to, int most) {
  int n = 0;
  while (*from && n < most) {
    if (from[0] == '\\' && from[1] == 'x') {
      char hex[3] = {from[2], from[3], 0}; to[n++] = (char)strtol(hex, NULL, 16); from += 4;
    } else to[n++] = *from++;
  }
  return n;
}
static void needle(Needle *to, const char *from) { to->size = unescaped(from, to->bytes, sizeof to->bytes); }
static int found(const Needle *one, const char *in, int size) {
  return one->size && memmem(in, size, one->bytes, one->size) != NULL;
}
static void template(Template *to, const char *from) {
  static const struct { const char *name; int size; } HOLES[] =
    {{"{room}", 5}, {"{member}", 5}, {"{id}", ID}, {"{base}", 5}, {"{vary}", 9}};
  char raw[1024]; to->op = from[0] == 't' && from[1] == ':' ? TEXT : BINARY;
  int size = unescaped(from[1] == ':' ? from + 2 : from, raw, sizeof raw - 1), i = 0, h; raw[size] = 0;
  while (i < size) {
    for (h = 0; h < 5; h++) if (!strncmp(raw + i, HOLES[h].name, strlen(HOLES[h].name))) break;
    if (h == 5) { to->bytes[to->size++] = raw[i++]; continue; }
    to->hole[to->holes].at = to->size; to->hole[to->holes++].kind = HOLES[h].name[1];
    to->size += HOLES[h].size; i += strlen(HOLES[h].name);
  }
}
static void digits(char *to, int value, int n, int radix) {
  while (n--) { to[n] = "0123456789abcdef"[value % radix]; value /= radix; }
}
static int filled(const Template *one, const Client *c, char *to) {
  memcpy(to, one->bytes, one->size);
  for (int i = 0; i < one->holes; i++) {
    char *at = to + one->hole[i].at;
    switch (one->hole[i].kind) {
    case 'r': digits(at, c->index / per, 5, 10); break;
    case 'm': digits(at, c->index, 5, 10); break;
    case 'i': at[0] = at[1] = '~'; digits(at + 2, c->index, 4, 16); digits(at + 6, c->said & 0xffffff, 6, 16); break;
    case 'b': at[0] = (char)0xce; for (int k = 0; k < 4; k++) at[1 + k] = (char)(c->base >> (24 - 8 * k)); break;
    case 'v': { union { double d; uint64_t u; } x = {.d = 300 + c->index / 8192.0 + c->said / 1e6};
      at[0] = (char)0xcb; for (int k = 0; k < 8; k++) at[1 + k] = (char)(x.u >> (56 - 8 * k)); break; }
    }
  }
  return one->size;
}

/* ---- one client ---- */

static void gone(Client *c, const char *what) {
  fails(what); if (c->stage == JOINED) joined--;
  close(c->fd); c->fd = -1; dead++;
}
static void put(Client *c, const char *bytes, int size) {
  if (c->fd >= 0 && send(c->fd, bytes, size, MSG_NOSIGNAL) != size) gone(c, "a send failed");
}
static void put_frame(Client *c, int op, const char *payload, int size) {
  static const char mask[4] = {0x11, 0x22, 0x33, 0x44}; char out[5000]; int n = 0;
  out[n++] = (char)(0x80 | op);
  if (size < 126) out[n++] = (char)(0x80 | size);
  else { out[n++] = (char)0xfe; out[n++] = (char)(size >> 8); out[n++] = (char)size; }
  memcpy(out + n, mask, 4); n += 4;
  for (int i = 0; i < size; i++) out[n + i] = payload[i] ^ mask[i & 3];
  put(c, out, n + size);
}
static void say(Client *c) {
  char out[1100]; c->said++; int size = filled(&command, c, out);
  c->sent[c->said % SENT] = now(); c->waits = 1; if (measuring) sent++;
  put_frame(c, command.op, out, size);
}
static void say_after(Client *c, int64_t at) { /* no sooner than this; in slots of a millisecond */
  int64_t slot = at / 1000000 + 1; if (slot <= turned) slot = turned + 1;
  c->next = slots[slot % SLOTS]; slots[slot % SLOTS] = c;
}
static void turn(void) {
  for (int64_t to = now() / 1000000; turned < to;) {
    Client *c = slots[++turned % SLOTS]; slots[turned % SLOTS] = NULL;
    while (c) {
      Client *next = c->next;
      if (c->fd >= 0 && looping) { if (most && flying >= most) say_after(c, now()); else { flying++; say(c); } }
      c = next;
    }
  }
}
static void upgraded(Client *c) {
  char out[1100]; c->stage = JOINING;
  if (firsts) put_frame(c, BINARY, firsts[c->index].bytes, firsts[c->index].size);
  if (init.size) put_frame(c, init.op, out, filled(&init, c, out));
  if (!ready.size) { c->stage = JOINED; joined++; }
}
static int hexadecimal(const char *p, int n) {
  int value = 0;
  for (; n--; p++) { if (!isxdigit((unsigned char)*p)) return -1; value = value * 16 + (*p <= '9' ? *p - '0' : *p - 'a' + 10); }
  return value;
}
static void relayed(Client *c, int member, uint32_t which) {
  Client *from = &clients[member];
  if (member / per != c->index / per) return fails("a command came into another room");
  if (from != c) {
    if (measuring) {
      partner++; int64_t took = (now() - from->sent[which % SENT]) / 1000;
      if (ndelays < SAMPLES) delays[ndelays++] = (uint32_t)took;
    }
    return;
  }
  if (measuring) own++;
  if (which != (c->said & 0xffffff) || !c->waits) return;
  c->waits = 0; flying--;
  if (!looping) return;
  if (gap > 0) say_after(c, c->sent[c->said % SENT] + (int64_t)(gap * 1e9)); else { flying++; say(c); }
}
static void heard(Client *c, char *payload, int size) {
  frames++;
  if (found(&counted, payload, size)) counted_frames++;
  if (c->stage == JOINING && found(&ready, payload, size)) { c->stage = JOINED; joined++; }
  if (heart.size && size >= heart.size && !memcmp(payload, heart.bytes, heart.size))
    return put_frame(c, TEXT, answer.bytes, answer.size);
  if (found(&refusal, payload, size)) { char text[160]; snprintf(text, sizeof text, "refused: %.*s", size < 120 ? size : 120, payload); fails(text); }
  char *p = follow.size ? memmem(payload, size, follow.bytes, follow.size) : NULL;
  if (p && p + follow.size + 5 <= payload + size) {
    unsigned char *v = (unsigned char *)p + follow.size;
    int bytes = *v == 0xcc ? 1 : *v == 0xcd ? 2 : *v == 0xce ? 4 : 0; uint64_t seen = *v < 0x80 ? *v : 0;
    for (int i = 1; i <= bytes; i++) seen = seen << 8 | v[i];
    if (seen > c->base) c->base = seen;
  }
  char *end = payload + size; p = payload;
  while (p < end && (p = memmem(p, end - p, "~~", 2)) && p + ID <= end) {
    int member = hexadecimal(p + 2, 4), which = hexadecimal(p + 6, 6);
    if (member < 0 || which < 0 || member >= count) { p += 2; continue; }
    p += ID; relayed(c, member, which);
    if (c->fd < 0) return;
  }
}
static void readable(Client *c) {
  if (c->room - c->have < 1024) c->in = realloc(c->in, c->room *= 2);
  ssize_t got = recv(c->fd, c->in + c->have, c->room - c->have - 1, 0);
  if (got <= 0) { if (got < 0 && (errno == EAGAIN || errno == EINTR)) return; return gone(c, "the server closed"); }
  c->have += got; char *p = c->in, *end = c->in + c->have; *end = 0;
  if (c->stage == UPGRADING) {
    char *body = memmem(p, end - p, "\r\n\r\n", 4); if (!body) return;
    if (memcmp(p, "HTTP/1.1 101", 12)) { p[strcspn(p, "\r")] = 0; return gone(c, p); }
    p = body + 4; upgraded(c);
  }
  while (c->fd >= 0 && end - p >= 2) {
    unsigned char *u = (unsigned char *)p; uint64_t size = u[1] & 127; int head = 2;
    if (size == 126) { if (end - p < 4) break; size = u[2] << 8 | u[3]; head = 4; }
    else if (size == 127) { if (end - p < 10) break; size = 0; head = 10; for (int i = 2; i < 10; i++) size = size << 8 | u[i]; }
    if ((uint64_t)(end - p) < head + size) break;
    int op = u[0] & 15;
    if (op == PING) put_frame(c, PONG, p + head, size); else if (op == CLOSE) {
      char text[160]; snprintf(text, sizeof text, "closed: %.*s", size > 2 ? (int)size - 2 : 0, p + head + 2); return gone(c, text);
    }
    else if (op <= BINARY) heard(c, p + head, size);
    p += head + size;
  }
  if (c->fd < 0) return;
  c->have = end - p; memmove(c->in, p, c->have);
}
static void dial(Client *c) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(ports[c->index % per % nports])};
  int one = 1; struct linger at_once = {1, 0}; to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0); if (c->fd < 0) { perror("socket"); exit(3); }
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  if (connect(c->fd, (void *)&to, sizeof to) && errno != EINPROGRESS) return gone(c, strerror(errno));
  c->in = malloc(c->room = BUFFER);
  struct epoll_event event = {.events = EPOLLOUT, .data.ptr = c}; epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event);
}
static void writable(Client *c) {
  int error = 0; socklen_t size = sizeof error; getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error) return gone(c, strerror(error));
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = c}; epoll_ctl(epoll, EPOLL_CTL_MOD, c->fd, &event);
  char where[1100], out[1600]; where[filled(&path, c, where)] = 0; c->stage = UPGRADING;
  put(c, out, snprintf(out, sizeof out, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n", where, ports[0]));
}
static void wait_for(int64_t ns) {
  static struct epoll_event events[512]; struct timespec most = {ns / 1000000000, ns % 1000000000};
  int n = epoll_pwait2(epoll, events, 512, &most, NULL);
  for (int i = 0; i < n; i++) {
    Client *c = events[i].data.ptr; if (c->fd < 0) continue;
    if (c->stage == CONNECTING) writable(c); else readable(c);
  }
}
static void pass(double s) { /* so many seconds, with what is due in them */
  for (int64_t end = now() + (int64_t)(s * 1e9); now() < end;) { wait_for(looping && gap > 0 ? 1000000 : 20000000); turn(); }
}

/* ---- what the server uses, all its processes and threads ---- */

static double cpu_of(const int *of, int n) {
  double all = 0; char name[400];
  for (int i = 0; i < n; i++) {
    snprintf(name, sizeof name, "/proc/%d/task", of[i]); DIR *tasks = opendir(name); struct dirent *task;
    while (tasks && (task = readdir(tasks))) if (isdigit((unsigned char)*task->d_name)) {
      snprintf(name, sizeof name, "/proc/%d/task/%s/schedstat", of[i], task->d_name);
      FILE *file = fopen(name, "r"); unsigned long long ns;
      if (file) { if (fscanf(file, "%llu", &ns) == 1) all += ns / 1e9; fclose(file); }
    }
    if (tasks) closedir(tasks);
  }
  return all;
}
static double cpu(void) { return cpu_of(pids, npids); }
static long memory(void) { /* resident KiB */
  long all = 0, size, resident; char name[64];
  for (int i = 0; i < npids; i++) {
    snprintf(name, sizeof name, "/proc/%d/statm", pids[i]); FILE *file = fopen(name, "r"); if (!file) continue;
    if (fscanf(file, "%ld %ld", &size, &resident) == 2) all += resident * (sysconf(_SC_PAGESIZE) / 1024);
    fclose(file);
  }
  return all;
}
static double busy(void) { /* seconds for which the server's core was busy, whoever with */
  FILE *file = fopen("/proc/stat", "r"); char line[256]; unsigned long v[7] = {0};
  while (file && fgets(line, sizeof line, file))
    if (sscanf(line, "cpu0 %lu %lu %lu %lu %lu %lu %lu", v, v + 1, v + 2, v + 3, v + 4, v + 5, v + 6) == 7) break;
  if (file) fclose(file);
  return (double)(v[0] + v[1] + v[2] + v[5] + v[6]) / sysconf(_SC_CLK_TCK);
}
static int by_size(const void *a, const void *b) { return *(uint32_t *)a < *(uint32_t *)b ? -1 : *(uint32_t *)a > *(uint32_t *)b; }
static double percentile(double q) { return ndelays ? (double)delays[(int)(q * (ndelays - 1))] : -1; }

/* ---- the ways to measure ---- */

static struct { double cpu, beside, busy, mine; int64_t at; } begun;
static void begin(void) {
  measuring = 1; begun.cpu = cpu(); begun.beside = cpu_of(besides, nbesides); begun.busy = busy(); begun.mine = (double)clock() / CLOCKS_PER_SEC; begun.at = now();
}
static void end(long messages) {
  double took = (now() - begun.at) / 1e9, used = cpu() - begun.cpu, all = busy() - begun.busy;
  double beside = cpu_of(besides, nbesides) - begun.beside, mine = (double)clock() / CLOCKS_PER_SEC - begun.mine; measuring = 0;
  if (messages / took > fastest) fastest = messages / took;
  printf("\"seconds\":%.3f,\"messages\":%ld,\"rate\":%.1f,\"each_us\":%.3f,\"beside_us\":%.3f,\"core\":%.4f,\"generator\":%.3f,\"others\":%.3f",
    took, messages, messages / took, messages ? used * 1e6 / messages : 0, messages ? beside * 1e6 / messages : 0, used / took, mine / took, (all - used) / took);
}
static void closed_loop(void) { /* each client has one command under way, and waits `gap` seconds between two */
  looping = 1; flying = 0; turned = now() / 1000000;
  for (int i = 0; i < count; i++) if (gap > 0) say_after(&clients[i], now() + (int64_t)(gap * 1e9 * i / count)); else { flying++; say(&clients[i]); }
  pass(warm); begin(); pass(seconds); end(own); looping = 0; pass(0.3);
}
static void open_loop(double rate) { /* commands come at random, in turns from all clients */
  unsigned chance = 12345; int64_t at = now(), start = at + (int64_t)(warm * 1e9), stop = start + (int64_t)(seconds * 1e9); int who = 0;
  while (now() < stop) {
    if (!measuring && now() >= start) begin();
    for (int n = 0; at <= now() && n < 64; n++) {
      chance = chance * 1664525u + 1013904223u; at += (int64_t)(2e9 / rate * ((chance >> 8) / 16777216.0));
      who = (who + 7919) % count; if (clients[who].fd >= 0) say(&clients[who]);
    }
    int64_t left = at - now(); wait_for(left > 0 ? left : 0);
  }
  end(sent); measuring = 1; pass(0.4); measuring = 0;
}
static void idle(double length, double every) { /* nobody says anything but `beat`, each every so many seconds; 0: never */
  char out[1100]; pass(warm); frames = counted_frames = 0; begin(); int64_t start = now();
  for (int i = 0; i < count; i++) clients[i].beat_at = start + (int64_t)(every * 1e9 * i / count);
  int next = 0; long beats = 0;
  while (now() - start < length * 1e9) {
    wait_for(5000000);
    for (Client *c = &clients[next]; every > 0 && c->beat_at <= now(); c = &clients[next]) {
      if (c->fd >= 0) { c->said++; put_frame(c, beat.op, out, filled(&beat, c, out)); beats++; }
      c->beat_at += (int64_t)(every * 1e9); next = (next + 1) % count;
    }
  }
  end(beats); printf(",\"memory_kb\":%ld,\"frames\":%ld,\"counted\":%ld", memory(), frames, counted_frames);
}

static void read_firsts(void) {
  FILE *file = fopen(firsts_in, "rb"); if (!file) { perror(firsts_in); exit(2); }
  firsts = calloc(count, sizeof *firsts);
  for (int i = 0; i < count; i++) {
    if (fread(&firsts[i].size, 4, 1, file) != 1 || firsts[i].size > 4900) { fprintf(stderr, "too few first frames\n"); exit(2); }
    firsts[i].bytes = malloc(firsts[i].size); if (fread(firsts[i].bytes, 1, firsts[i].size, file) != firsts[i].size) exit(2);
  }
  fclose(file);
}
static void options(int n, char **v) {
#define IS(name) !strcmp(v[i], "-" name)
  for (int i = 1; i + 1 < n; i += 2) {
    const char *x = v[i + 1];
    if (IS("run")) runs[nruns++ % 16] = x; /* closed, open=RATE or SHARE of the fastest, idle or beats=SECONDS */
    else if (IS("port")) ports[nports++ % 2] = atoi(x); else if (IS("rooms")) rooms = atoi(x);
    else if (IS("pid")) pids[npids++ % 16] = atoi(x); else if (IS("beside")) besides[nbesides++ % 4] = atoi(x); /* processes that work for it, such as Redis */
    else if (IS("window")) window = atoi(x); /* joins under way at once */
    else if (IS("seconds")) seconds = atof(x); else if (IS("warm")) warm = atof(x);
    else if (IS("gap")) gap = atof(x); else if (IS("most")) most = atoi(x); /* commands under way, when there is a gap */
    else if (IS("every")) every = atof(x); else if (IS("beat")) template(&beat, x);
    else if (IS("path")) template(&path, x); else if (IS("init")) template(&init, x); else if (IS("send")) template(&command, x);
    else if (IS("first")) firsts_in = x; /* a file with a first frame for each: its size in 4 bytes, and it */
    else if (IS("ready")) needle(&ready, x); else if (IS("refusal")) needle(&refusal, x);
    else if (IS("count")) needle(&counted, x); else if (IS("follow")) needle(&follow, x);
    else if (IS("heart")) needle(&heart, x); else if (IS("answer")) needle(&answer, x); /* text answered by text */
    else { fprintf(stderr, "there is no option %s\n", v[i]); exit(2); }
  }
}
int main(int n, char **v) {
  options(n, v); count = rooms * per; clients = calloc(count, sizeof *clients);
  delays = malloc(SAMPLES * sizeof *delays); epoll = epoll_create1(0); if (firsts_in) read_firsts();
  for (int i = 0; i < count; i++) { clients[i].fd = -1; clients[i].index = i; clients[i].base = 1; }
  long before = memory(); double used = cpu(); int64_t start = now(); int next = 0;
  while (joined + dead < count && now() - start < 60000000000LL) {
    while (next < count && next - joined - dead < window) dial(&clients[next++]);
    wait_for(100000000); if (dead > 50 && !joined) break;
  }
  double took = (now() - start) / 1e9; used = cpu() - used;
  printf("{\"joined\":%d,\"join_seconds\":%.3f,\"joins\":%.1f,\"join_us\":%.2f,\"join_core\":%.3f,\"before_kb\":%ld,\"joined_kb\":%ld", joined, took,
    joined / took, joined ? used * 1e6 / joined : 0, used / took, before, memory());
  if (joined < count && !errors) fails("not all came in");
  printf(",\"runs\":[");
  for (int i = 0; i < nruns && joined == count; i++) {
    const char *value = strchr(runs[i], '='); double x = value ? atof(value + 1) : 0;
    own = partner = sent = ndelays = 0; printf("%s{", i ? "," : ""); pass(0.3);
    if (*runs[i] == 'c') closed_loop(); else if (*runs[i] == 'o') open_loop(x <= 1 ? x * fastest : x); else idle(x, *runs[i] == 'b' ? every : 0);
    qsort(delays, ndelays, sizeof *delays, by_size);
    printf(",\"p50_us\":%.0f,\"p99_us\":%.0f,\"p999_us\":%.0f,\"partner\":%ld}", percentile(.5), percentile(.99), percentile(.999), partner);
  }
  for (char *p = why; *p; p++) if (*p < 32 || *p > 126 || *p == '"' || *p == '\\') *p = '.';
  printf("],\"alive\":%d,\"errors\":%ld,\"why\":\"%s\"}\n", joined, errors, why);
  return 0;
}
