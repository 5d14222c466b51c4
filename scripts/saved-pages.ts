import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.xml': 'text/xml',
  '.txt': 'text/plain',
};

/** A page that has no say of its own: what a saved file without extension is served as. */
const DEFAULT_TYPE = 'text/html';

/** Saved pages on a local port. */
export interface PageServer {
  readonly port: number;
  /** Address of `file`, one of those served, on any `host` that the browser maps to 127.0.0.1. */
  url(file: string, host?: string): string;
  close(): Promise<void>;
}

/**
 * Content-Type to serve the saved page `file` with. Bytes that are valid UTF-8 say so, whatever
 * the page declares: who saved it may have recoded it. For any other bytes the browser finds the
 * charset, as it does on the site.
 */
export function contentTypeOf(bytes: Uint8Array, file: string): string {
  const type = TYPES[path.extname(file).toLowerCase()] ?? DEFAULT_TYPE;
  return isUtf8(bytes) ? `${type}; charset=utf-8` : type;
}

/**
 * Serves `files` (paths) to this machine only, with any Host header. Every page is sent with
 * `headers`. A file that can't be read answers 500 with the cause.
 */
export async function servePages(
  files: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Promise<PageServer> {
  const paths = new Map(
    files.map((file, index) => [`/${index}/${encodeURIComponent(path.basename(file))}`, file]),
  );
  const addresses = new Map([...paths].map(([address, file]) => [file, address]));
  const server = createServer((request, response) => {
    const file = paths.get((request.url ?? '').replace(/[?#].*$/, ''));
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    readFile(file).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': contentTypeOf(bytes, file), ...headers })
          .end(bytes),
      (error: unknown) =>
        response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    url(file, host = '127.0.0.1') {
      const found = addresses.get(file);
      if (found === undefined) throw new RangeError(`${file} is not among the files served`);
      return `http://${host}:${port}${found}`;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve, reject) =>
        server.close((error) => (error ? reject(error) : resolve())),
      );
    },
  };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
