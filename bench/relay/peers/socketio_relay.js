// A relay with Socket.IO for Node: node socketio_relay.js PORT
const http = require("node:http").createServer();
const { Server } = require("socket.io");

const io = new Server(http);
io.on("connection", (socket) => {
  const room = socket.handshake.query.room;
  socket.join(room);
  socket.on("m", (data) => io.to(room).emit("m", data));
});
http.listen({ host: "127.0.0.1", port: Number(process.argv[2]), backlog: 4096 });
