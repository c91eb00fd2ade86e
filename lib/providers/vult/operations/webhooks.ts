import { z } from 'zod';
import { Counts, changing, Done, id, page, reading, type VultOperation } from './operation.ts';

/** The addresses that the vendor notifies. Creating one answers no id, so it is found by listing. */
export const webhookOperations = {
  create: changing('webhook.create', '/webhook/create', {
    input: z.strictObject({ client_id: id.optional(), name: id, url: id }),
    output: Done,
  }),
  list: reading('webhook.list', '/webhook/list', {
    input: z.strictObject({ ...page, client_id: id.optional(), search_term: z.string().optional() }),
    output: z.looseObject({ webhooks: z.array(z.looseObject({})), statistics: Counts }),
  }),
  delete: changing('webhook.delete', '/webhook/delete', { input: z.strictObject({ id }), output: Done }),
} satisfies Record<string, VultOperation>;
