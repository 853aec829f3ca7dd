// A relay with `ws`, the usual WebSocket server for Node: node ws_relay.js PORT
const { WebSocketServer } = require("ws");

const rooms = new Map();
new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]), backlog: 4096 }).on("connection", (socket, request) => {
  const key = request.url.split("/")[2];
  const room = rooms.get(key) ?? new Set();
  rooms.set(key, room.add(socket));
  socket.on("message", (data) => {
    for (const one of room) one.send(data, { binary: true });
  });
  socket.on("close", () => room.delete(socket));
  socket.on("error", () => {});
});
