// HTTP/1.1 server on node:http: 1 KiB responses.
//
// usage: node server.js PORT

'use strict';

const http = require('http');

const port = Number(process.argv[2]);
const body = Buffer.alloc(1024, 'x');
const server = http.createServer((request, response) => {
  // The peers send no date either.
  response.sendDate = false;
  response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': body.length });
  response.end(body);
  request.resume();
});

server.listen({ port, host: '127.0.0.1', backlog: 1024 }, () => console.log(`ready ${port}`));
