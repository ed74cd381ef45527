import { describe, expect, it } from 'vitest';
import { browserUrl, listenAddress, listenFailure } from '../../server/listen-address.ts';

describe('the address to listen on', () => {
  it('is this machine only, port 3000, where the environment says nothing', () => {
    expect(listenAddress({})).toEqual({ host: '127.0.0.1', port: 3000 });
  });

  it('follows HOST and PORT', () => {
    expect(listenAddress({ HOST: '0.0.0.0', PORT: '8080' })).toEqual({ host: '0.0.0.0', port: 8080 });
  });

  it.each(['abc', '-1', '65536', '3000.5', ' 3000', '0x10', '1e3'])(
    'refuses PORT %j and repeats it',
    (port) => {
      expect(listenAddress({ PORT: port })).toBe(
        `PORT must be a whole number from 0 to 65535, found "${port}".`,
      );
    },
  );

  it('takes an empty PORT for none', () => {
    expect(listenAddress({ PORT: '', HOST: '' })).toEqual({ host: '127.0.0.1', port: 3000 });
  });

  it('is printed as a browser takes it', () => {
    expect(browserUrl({ host: '127.0.0.1', port: 3000 })).toBe('http://127.0.0.1:3000/');
    expect(browserUrl({ host: '0.0.0.0', port: 3000 })).toBe('http://localhost:3000/');
    expect(browserUrl({ host: '::1', port: 3000 })).toBe('http://[::1]:3000/');
  });

  it('names PORT where the port is taken', () => {
    expect(listenFailure('EADDRINUSE', { host: '127.0.0.1', port: 3000 })).toBe(
      'Port 3000 on 127.0.0.1 is taken by another program. Stop it, or choose another port: PORT=3001 npm start',
    );
  });
});
