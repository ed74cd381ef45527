import type { JsonPlace } from './http/json-place.ts';

/** An address of a source as settings state it: https, or http where it is this machine's own or `allowHttp` is set. */
export function readAddress(place: JsonPlace, allowHttp: boolean): string {
  const text = place.text().replace(/\/+$/, '');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return place.fail('an address such as https://erp.example.com');
  }
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && (isLoopback || allowHttp));
  if (!isSafe) place.fail('an https address, or allowHttp set');
  if (url.username !== '' || url.search !== '' || url.hash !== '')
    place.fail('an address without user, question mark and hash');
  return text;
}

/** A user, a key or a password: text of 1 to 4,096 characters that can stand in a header. */
export function readSecret(place: JsonPlace): string {
  const text = place.text();
  // Line breaks and other control characters would end a header.
  const isPlain = [...text].every((char) => char >= ' ' && char !== '\u007f');
  if (text === '' || text.length > 4096 || !isPlain) place.fail('text of 1 to 4,096 characters');
  return text;
}
