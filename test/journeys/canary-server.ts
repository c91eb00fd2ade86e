import { type AddressInfo, createServer } from 'node:net';

/** A server on loopback that counts its connections; a test expects none. */
export async function canaryServer(): Promise<{ port: number; touched: () => number; close: () => Promise<void> }> {
  let touched = 0;
  const server = createServer((socket) => {
    touched++;
    socket.resume();
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port: (server.address() as AddressInfo).port, touched: () => touched, close };
}
