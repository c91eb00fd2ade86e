'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Button } from '#components/ui/button.tsx';
import type { ConnectionLine } from '#lib/review/connections/view.ts';
import { TestReport } from '../test-report.tsx';
import { useTest } from '../use-test.ts';

/** Tests the stored settings. */
export function TestStored({ line, canKeep }: { line: ConnectionLine; canKeep: boolean }) {
  const testing = useTest();
  const queries = useQueryClient();
  const run = async () => {
    await testing.run({ id: line.id, provider: line.provider, mode: line.mode, draft: null });
    await queries.invalidateQueries({ queryKey: ['connections'] });
  };
  return (
    <>
      <div className="mb-8 flex min-h-28 items-center gap-8">
        <h2 className="me-auto font-semibold">Test</h2>
        {canKeep && (
          <Button disabled={testing.state.kind === 'running'} onClick={() => void run()}>
            Test connection
          </Button>
        )}
      </div>
      <TestReport
        testing={testing}
        isOutdated={false}
        idle={
          canKeep
            ? 'Shows what works and what the key is not allowed to do. Reads at most one record.'
            : 'An admin can test it.'
        }
      />
    </>
  );
}
