import { expect, it, vi } from 'vitest';
import { registerEngine } from '../../runtime/registry.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { EngineOrder } from './engine-order.ts';

it('tries the engines as the example has them, until the reader wants another one first', () => {
  const order = new EngineOrder(['page', 'node', 'other']);
  expect(order.names).toEqual(['page', 'node', 'other']);
  order.prefer('other');
  expect(order.names).toEqual(['other', 'page', 'node']);
  order.prefer('node');
  expect(order.names).toEqual(['node', 'page', 'other']);
});

it('warms the one that would run, and is quiet about one that cannot be had', async () => {
  const warm = vi.fn();
  registerEngine('node', () => Promise.resolve({ warm } as unknown as Runtime));
  registerEngine('page', () => Promise.reject(new Error('not loaded')));
  const order = new EngineOrder(['page', 'node']);
  order.warm();
  expect(warm).not.toHaveBeenCalled();
  order.prefer('node');
  order.warm();
  await vi.waitFor(() => expect(warm).toHaveBeenCalledOnce());
});
