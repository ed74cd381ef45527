/** What Office.js throws: `code` is what a program goes by. The shipped runtime names it `RichApi.Error`. */
export class OfficeError extends Error {
  readonly code: string;
  readonly debugInfo: { readonly code: string; readonly errorLocation: string };

  constructor(code: string, message: string) {
    super(message);
    this.name = 'RichApi.Error';
    this.code = code;
    this.debugInfo = { code, errorLocation: '' };
  }
}

/** A property read before it was loaded and synchronised. */
export function notLoaded(property: string): OfficeError {
  return new OfficeError(
    'PropertyNotLoaded',
    `The property '${property}' is not available. Before reading the property's value, call the load method on the containing object and call "context.sync()" on the associated request context.`,
  );
}

/** An object that is not there, under the code that Excel has for it. */
export function itemNotFound(): OfficeError {
  return new OfficeError('ItemNotFound', "The requested resource doesn't exist.");
}

/** An argument that cannot be used. */
export function invalidArgument(what: string): OfficeError {
  return new OfficeError(
    'InvalidArgument',
    `The argument is invalid or missing or has an incorrect format: ${what}`,
  );
}
