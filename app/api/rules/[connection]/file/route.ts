import { z } from 'zod';
import { parseInput } from '#lib/door.ts';
import { rulesFile } from '#lib/exchange/rules/file.ts';
import { ruleFiles } from '#lib/review/rules/file.ts';
import { ruleKinds } from '#lib/review/rules/rule.ts';
import { reading } from '#lib/route.ts';

const Choice = z.strictObject({
  file: z.enum(ruleFiles).default('versions'),
  kind: z.enum(ruleKinds).default('weights'),
  simulationId: z.uuid().nullable().default(null),
});

/** Versions of a connection's rules, or the sessions that a simulation flips, as a CSV file. */
export const GET = reading<{ connection: string }>(
  'route /api/rules/[connection]/file',
  async (actor, params, request) => {
    const connectionId = parseInput(z.uuid(), params.connection);
    const choice = parseInput(Choice, Object.fromEntries(new URL(request.url).searchParams));
    const { name, text } = await rulesFile(actor, connectionId, choice);
    return new Response(text, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      },
    });
  },
);
