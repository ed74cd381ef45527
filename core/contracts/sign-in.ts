import * as z from 'zod';

/** How people sign in besides with an API key. All of it is public: it stands in the address of every sign-in page. */
export const signInSettings = z
  .object({
    /** Null: this server takes keys only, or its provider is not told to add-ins. */
    openId: z
      .object({
        /** The provider; its discovery document lies below it. */
        issuer: z.url({ protocol: /^https?$/ }).max(500),
        /** What the add-in is called at the provider. */
        clientId: z.string().min(1).max(200),
        /** What the add-in asks for, so that the token is for this server. */
        scope: z.string().min(1).max(500),
      })
      .nullable(),
  })
  .meta({ id: 'SignIn', description: 'How people sign in besides with an API key.' });

/** How people sign in besides with an API key. */
export type SignInSettings = z.infer<typeof signInSettings>;

/** The provider that people sign in at. */
export type OpenIdOffer = NonNullable<SignInSettings['openId']>;
