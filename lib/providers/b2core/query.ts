/** The vendor's own query names: `sort_order`, `filter[clientId]`, lists separated by commas. */
export function vendorQuery({
  sortOrder,
  sortBy,
  clientId,
  filter,
  ...rest
}: Record<string, unknown>): Record<string, unknown> {
  const filters = Object.entries({
    ...(filter as Record<string, unknown> | undefined),
    clientId: clientId ?? ownFilter(filter),
  });
  return {
    ...rest,
    sort_order: sortOrder ?? null,
    sort_by: sortBy ?? null,
    ...Object.fromEntries(
      filters.map(([name, value]) => [`filter[${name}]`, Array.isArray(value) ? value.join(',') : (value ?? null)]),
    ),
  };
}

function ownFilter(filter: unknown): unknown {
  return (filter as { clientId?: unknown } | undefined)?.clientId;
}
