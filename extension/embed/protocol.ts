/**
 * The messages between an ERP's page and the frame of Kontera inside it, for hosts written in TypeScript. What they mean
 * and what each side checks stands in docs/partners/embed.md.
 */
export {
  EMBED_LIMITS,
  EMBED_VERSION,
  type EmbedEnvelope,
  type FrameMessageType,
  type FramePayload,
  type HostMessageType,
  type HostPayload,
  type HostPayloadInput,
  type NumberFormat,
} from '../../core/contracts/embed-message.ts';
export type {
  CodingProposal,
  EmbedDocument,
  EmbedDocumentInput,
  EmbedLine,
  ProposedLine,
} from '../../core/contracts/embed-document.ts';
export type { ErrorCode } from '../../core/contracts/error-table.ts';
