/**
 * One haircut as SVG paths for a face 140 units wide: `back` lies behind the head, `front` over it; `shine` and
 * `lowlight` are light and dark strands.
 */
export type Haircut = { back?: string; front?: string; shine?: string; lowlight?: string };
