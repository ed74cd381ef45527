/** Who did something, for the audit log. */
export interface Actor {
  /** key: an API key; user: a person with a token of the identity provider; system: a job or the command line. */
  readonly kind: 'key' | 'user' | 'system';
  /** The key's id, the token's subject, or the name of the job or command. At most 200 characters. */
  readonly id: string;
}
