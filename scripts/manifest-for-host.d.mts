export const MANIFEST_ORIGIN: string;
export function hostOrigin(host: string): string;
export function manifestForHost(
  manifest: string,
  options: { readonly host: string; readonly id?: string | null; readonly functions?: boolean },
): string;
