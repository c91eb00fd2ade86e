import { Tag } from '#components/ui/tag.tsx';

/** A browser by its name, and whether it is the one that asks. */
export function BrowserTitle({ name, isThis }: { name: string | null; isThis: boolean }) {
  return (
    <>
      {name ?? 'A browser that does not say its name'}
      {isThis && <Tag>This one</Tag>}
    </>
  );
}
