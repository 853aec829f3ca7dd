"""A camera that sees somebody before a lamp, for pages in browsers that have none."""

from __future__ import annotations

DRAWN = """([hue, east]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1280, height: 720 });
  const pen = canvas.getContext("2d");
  const paint = () => {
    const wall = pen.createLinearGradient(0, 0, 0, 720);
    wall.addColorStop(0, `oklch(0.48 0.06 ${hue})`);
    wall.addColorStop(1, `oklch(0.28 0.045 ${hue})`);
    pen.fillStyle = wall;
    pen.fillRect(0, 0, 1280, 720);
    const [x, y] = east ? [360, 190] : [930, 190];
    const lamp = pen.createRadialGradient(x, y, 10, x, y, 300);
    lamp.addColorStop(0, `oklch(0.86 0.1 ${hue} / 0.9)`);
    lamp.addColorStop(1, `oklch(0.86 0.1 ${hue} / 0)`);
    pen.fillStyle = lamp;
    pen.fillRect(0, 0, 1280, 720);
    pen.save();
    pen.translate(352, 20);
    pen.scale(1.44, 1.44);
    pen.fillStyle = `oklch(0.18 0.03 ${hue})`;
    pen.fill(new Path2D("M64 520V372c0-74 62-98 112-118h48c50 20 112 44 112 118v148z"));
    pen.fill(new Path2D("M174 200h52v66q-26 22-52 0z"));
    if (east) {
      for (const [cy, rx, ry] of [[158, 62, 76], [72, 27, 24]]) {
        pen.beginPath();
        pen.ellipse(200, cy, rx, ry, 0, 0, 7);
        pen.fill();
      }
    } else pen.fill(new Path2D("M134 158c-4-62 24-96 66-96s70 34 66 96c0 36 4 62 12 84-22 10-38 6-48-4h-60"
      + "c-10 10-26 14-48 4 8-22 12-48 12-84z"));
    pen.restore();
  };
  paint();
  setInterval(paint, 200);
  navigator.mediaDevices.getUserMedia = async ({ audio, video }) => {
    const sound = new AudioContext().createMediaStreamDestination().stream;
    const sight = canvas.captureStream(5);
    return new MediaStream([...(audio ? sound.getTracks() : []), ...(video ? sight.getTracks() : [])]);
  };
}"""
"""From now on the page's camera sees somebody before a lamp, by hue, and its microphone hears nothing."""
