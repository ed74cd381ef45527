/** UNCL 1001: kinds of credit notes. */
const CREDIT_TYPES = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532']);

/** Whether a document type code of UN/EDIFACT (UNCL 1001) means a credit note. */
export function isCreditTypeCode(typeCode: string): boolean {
  return CREDIT_TYPES.has(typeCode);
}
