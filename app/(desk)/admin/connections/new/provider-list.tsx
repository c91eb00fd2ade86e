import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { ProviderChoice } from '#lib/review/connections/provider-choice.ts';

/** All providers with their capabilities. */
export function ProviderList({ choices, onChoose }: { choices: ProviderChoice[]; onChoose: (id: string) => void }) {
  return (
    <section aria-label="Provider" className="min-h-0 grow overflow-y-auto thin-scroll phone:overflow-visible">
      <h2 className="px-16 pt-16 pb-8 font-semibold">Choose a provider</h2>
      <ul className="border-t border-l1">
        {choices.map(({ id, label, capabilities }) => (
          <li key={id} className="flex items-start gap-16 border-b border-l1 px-16 py-12 phone:flex-wrap">
            <span className="w-128 shrink-0 text-13 font-medium">{label}</span>
            <ul className="flex min-w-0 grow flex-wrap gap-x-16 gap-y-4">
              {capabilities.map(({ what, isThere }) => (
                <li key={what} className={cx('flex items-start gap-5 text-12', isThere ? 'text-t2' : 'text-t3')}>
                  <Icon name={isThere ? 'pass' : 'notDone'} className={cx('mt-1', isThere ? 'text-pass' : 'text-t3')} />
                  {what}
                </li>
              ))}
            </ul>
            <Button aria-label={`Connect ${label}`} onClick={() => onChoose(id)}>
              Connect
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
