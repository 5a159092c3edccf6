/** Where a piece of output came from. `terminal` is said by engines that merge both streams. */
export type Stream = 'stdout' | 'stderr' | 'terminal';
