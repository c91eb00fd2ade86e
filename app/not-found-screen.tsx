'use client';

import { useRouter } from 'next/navigation';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import { KeyHint } from '#components/shell/hints/key-hint.tsx';
import { MeMenu } from '#components/shell/me/me-menu.tsx';
import { homeOf, type Person } from '#components/shell/navigation.ts';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { FindCase } from './find-case.tsx';

const hints: [icon: IconName, text: string][] = [
  ['search', 'Check the address, if you typed it'],
  ['ledger', 'A record past its retention time is in the ledger only'],
  ['lock', 'An admin can tell you whether your role is the reason'],
];

/** No dead end: the navigation stays, and the way leads to where this role's work begins. */
export function NotFoundScreen({ person }: { person: Person }) {
  const router = useRouter();
  const home = homeOf(person);
  const word = home?.label.toLowerCase() ?? '';
  useShortcuts('Go', home ? [{ key: 'Escape', label: `To the ${word}`, run: () => router.push(home.href) }] : []);
  return (
    <DeskFrame>
      <Sidebar person={person} />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <header className="flex h-48 shrink-0 items-center gap-8 border-b border-l2 px-16">
          <h1 className="me-auto text-15 font-semibold tracking-tight">Not found</h1>
          <span className="hidden phone:block">
            <MeMenu person={person} rail />
          </span>
        </header>
        <div
          className={cx(
            'flex min-h-0 grow flex-col justify-center overflow-y-auto ps-96 pe-16 pb-96 narrow:ps-64',
            'phone:px-16 phone:py-24',
          )}
        >
          <h2 className="mb-6 text-24 font-semibold tracking-title">Nothing is here</h2>
          <p className="max-w-640 text-pretty text-t2">
            Either there is nothing at this address, or your role can’t open it. We say the same for both.
          </p>
          <ul className="mt-12 mb-20 text-t2">
            {hints.map(([icon, text]) => (
              <li key={text} className="flex items-center gap-8 py-3">
                <Icon name={icon} className="text-t3" />
                {text}
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap items-center gap-8">
            {person.canSeeQueue && <FindCase />}
            {home && (
              <ScreenLink
                href={home.href}
                className={buttonClass(person.canSeeQueue ? 'plain' : 'primary')}
              >{`Go to the ${word}`}</ScreenLink>
            )}
          </div>
        </div>
        <footer
          className={cx(
            'flex h-32 shrink-0 items-center gap-12 border-t border-l2 bg-s0 px-16 text-12 text-t3',
            'phone:hidden',
          )}
        >
          <span className="inline-flex items-center gap-4">
            <Kbd>Esc</Kbd>
            {word}
          </span>
          {person.canSeeQueue && (
            <span className="inline-flex items-center gap-4">
              <KeyHint group="Go" of="/" />
              find a case
            </span>
          )}
          <span className="inline-flex items-center gap-4">
            <KeyHint group="Everywhere" of="?" />
            all keys
          </span>
        </footer>
      </main>
    </DeskFrame>
  );
}
