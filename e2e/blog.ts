import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of another origin and site. */
export interface Blog {
  readonly address: string;
  /** Ends it, and takes it out of what a story must not have asked for: it is meant to be asked. */
  close(strangers: string[]): void;
}

/** Serves a page with this in it. */
export async function startBlog(html: string): Promise<Blog> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(`<!doctype html><title>A blog</title>${html}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    address,
    close(strangers) {
      strangers.splice(0, strangers.length, ...strangers.filter((url) => url !== address));
      server.close();
    },
  };
}
