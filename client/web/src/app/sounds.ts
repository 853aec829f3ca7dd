// Two sounds, made here: nothing is loaded, and nothing sounds unless it was wished for.

let context: AudioContext | undefined;

/** A low bell, for what opens. */
export function bell(): void {
  tone(196, 0.16, 2.4, "sine");
  tone(392, 0.06, 1.8, "sine");
  tone(588, 0.025, 1.2, "sine");
}

/** Two bells, for what is celebrated. */
export function bells(): void {
  bell();
  setTimeout(bell, 900);
}

/** A wood block, for the end of a timer. */
export function block(): void {
  tone(520, 0.25, 0.12, "triangle");
  tone(780, 0.08, 0.07, "triangle");
}

function tone(pitch: number, loud: number, seconds: number, type: OscillatorType): void {
  context ??= new AudioContext();
  void context.resume();
  const now = context.currentTime;
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(loud, now + 0.008);
  volume.gain.exponentialRampToValueAtTime(0.0001, now + seconds);
  const oscillator = new OscillatorNode(context, { type, frequency: pitch });
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(now);
  oscillator.stop(now + seconds);
}
