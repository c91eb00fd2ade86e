import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { BrandMark } from './brand.tsx';
import { DeskKeys } from './desk-keys.tsx';
import { InboxMark } from './inbox-mark.tsx';
import { MeMenu } from './me/me-menu.tsx';
import { type Person, type Place, placesFor } from './navigation.ts';
import { Bell } from './notices/bell.tsx';
import { PaletteButton } from './palette/palette-button.tsx';
import { ScreenLink } from './screen-link.tsx';

/** The narrow navigation of an applicant's screen, which leaves the width to the evidence; above it on a small one. */
export function Rail({ person, current }: { person: Person; current: Place }) {
  return (
    <>
      <DeskKeys person={person} />
      <aside
        className={cx(
          'flex flex-col items-center gap-2 border-e border-l2 bg-s0 pb-8',
          'stacked:flex-row stacked:border-e-0 stacked:border-b stacked:px-8 stacked:pb-0 phone:hidden',
        )}
      >
        <span className="grid h-44 place-items-center">
          <BrandMark />
        </span>
        <PaletteButton rail />
        <nav aria-label="Main" className="flex flex-col gap-2 stacked:flex-row">
          {placesFor(person).map(({ place, href, label, icon }) => (
            <ScreenLink
              key={place}
              href={href}
              title={label}
              aria-current={place === current ? 'page' : undefined}
              className={cx(
                'relative grid size-32 place-items-center rounded-4',
                place === current ? 'bg-s3 text-t1' : 'text-t3 hover:bg-s2 hover:text-t1',
              )}
            >
              <Icon name={icon} size={16} />
              {place === 'inbox' ? <InboxMark label={label} /> : <span className="sr-only">{label}</span>}
            </ScreenLink>
          ))}
        </nav>
        <div className="mt-auto flex flex-col items-center gap-2 stacked:mt-0 stacked:flex-row">
          {person.hasNotices && <Bell rail />}
          <MeMenu person={person} rail />
        </div>
      </aside>
    </>
  );
}
