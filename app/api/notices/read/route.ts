import { z } from 'zod';
import { markRead } from '#lib/data/notices/notices.ts';
import { writing } from '#lib/route.ts';

const Read = z.strictObject({ noticeIds: z.array(z.uuid()).min(1).max(50) });

/** Marks the member's notices as read. */
export const POST = writing('route /api/notices/read', Read, true, async (actor, { noticeIds }) =>
  Response.json({ marked: await markRead(actor, noticeIds) }),
);
