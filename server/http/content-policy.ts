/** What a page may load, and who may show it, beyond what every page of ours may. */
export interface PageAllowance {
  /** Origins that scripts may come from. */
  readonly scripts: readonly string[];
  /** Origins that the page may talk to. */
  readonly connects: readonly string[];
  /** Origins that the page may show in frames of its own: where people sign in. */
  readonly frames: readonly string[];
  /** Origins that may show the page in a frame of theirs. */
  readonly ancestors: readonly string[];
}

/** A page that needs nobody and that nobody may frame: the workbench, the reference, every answer of the API. */
export const OWN_PAGE: PageAllowance = { scripts: [], connects: [], frames: [], ancestors: [] };

const OFFICE_SCRIPTS = ['https://appsforoffice.microsoft.com', 'https://ajax.aspnetcdn.com'];

/** The page that Excel shows. Where people sign in is added by the server's settings. Microsoft publishes no list of these; they can be added to as well. */
export const OFFICE_PAGE: PageAllowance = {
  scripts: OFFICE_SCRIPTS,
  connects: ['https://appsforoffice.microsoft.com'],
  frames: [],
  ancestors: [
    "'self'",
    'https://excel.cloud.microsoft',
    'https://*.officeapps.live.com',
    'https://*.sharepoint.com',
    'https://onedrive.live.com',
  ],
};

/** The window in which people sign in: Excel opens it, nobody frames it. */
export const SIGN_IN_PAGE: PageAllowance = { ...OWN_PAGE, scripts: OFFICE_SCRIPTS };

/**
 * The one Content-Security-Policy: own files, WebAssembly and workers, no inline script, and what the page is allowed
 * besides. `nonce` admits the style elements of the page that carry it; the grid component writes its styles that way.
 */
export function contentPolicy(nonce: string, page: PageAllowance = OWN_PAGE): string {
  return [
    "default-src 'none'",
    directive('script-src', ["'self'", "'wasm-unsafe-eval'", ...page.scripts]),
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    directive('connect-src', ["'self'", ...page.connects]),
    ...(page.frames.length > 0 ? [directive('frame-src', page.frames)] : []),
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    directive('frame-ancestors', page.ancestors.length > 0 ? page.ancestors : ["'none'"]),
  ].join('; ');
}

function directive(name: string, sources: readonly string[]): string {
  return [name, ...sources].join(' ');
}
