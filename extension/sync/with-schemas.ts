/**
 * Loads a module that makes schemas, which may not be compiled in a page: the library has to be told so before the first one is
 * made, and chunks of a bundle are not run in the order of their imports.
 */
export async function withSchemas<Module>(load: () => Promise<Module>): Promise<Module> {
  await import('../../core/contracts/without-eval.ts');
  return load();
}
