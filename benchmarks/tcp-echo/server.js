// Echo server.
//
// usage: node server.js PORT

'use strict';

const net = require('net');

const port = Number(process.argv[2]);
const server = net.createServer({ noDelay: true }, (socket) => {
  socket.on('data', (data) => socket.write(data));
  socket.on('error', () => socket.destroy());
});

server.listen({ port, host: '127.0.0.1', backlog: 1024 }, () => console.log(`ready ${port}`));
