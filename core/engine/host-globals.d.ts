// The two globals that must stand in the code by their own names: bundlers look for `new URL('...', import.meta.url)`
// and bring the file along. Everything else of a host is asked for in host.ts.

interface URL {
  readonly href: string;
  readonly protocol: string;
}

declare const URL: new (relative: string, base: string) => URL;

interface ImportMeta {
  /** Where this module was loaded from. */
  readonly url: string;
}
