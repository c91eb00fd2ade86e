type NarrowedCountProps = { id: string; found: number; drawn: number };

/** Below a list that typing narrows: that nothing was found, or that more were found than are drawn. */
export function NarrowedCount({ id, found, drawn }: NarrowedCountProps) {
  return (
    <p id={id} role="status" className="mt-4 text-12 text-t3">
      {found === 0 && 'Nothing has this name.'}
      {found > drawn && `The first ${drawn} of ${found.toLocaleString('en')}: type to narrow.`}
    </p>
  );
}
