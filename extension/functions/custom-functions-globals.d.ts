// What the custom functions runtime brings; @types/office-js does not declare it.
declare namespace CustomFunctions {
  /** Only these two carry a sentence of their own. */
  enum ErrorCode {
    invalidValue = '#VALUE!',
    notAvailable = '#N/A',
  }
  const Error: new (code: ErrorCode, message?: string) => globalThis.Error;
  interface CancelableInvocation {
    onCanceled: () => void;
  }
  function associate(id: string, act: (...given: never[]) => unknown): void;
}
