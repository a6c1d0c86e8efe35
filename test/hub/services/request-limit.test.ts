import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientOfAddress, createRequestLimit } from '#hub/services/request-limit.ts';

describe('createRequestLimit', () => {
  function limitWithClock(mostClients = 1000) {
    let seconds = 1000;
    const now = () => new Date(seconds * 1000);
    const limit = createRequestLimit({ burst: 10, refillPerSecond: 2, mostClients, now });
    const pass = (more: number) => {
      seconds += more;
    };
    return { ...limit, pass };
  }

  it('lets a client ask until its tokens are gone, and says when the next one is there', () => {
    const limit = limitWithClock();
    limit.charge('a', 9);
    expect(limit.waitInSeconds('a')).toBe(0);
    limit.charge('a', 4);
    expect(limit.waitInSeconds('a')).toBe(2);
    expect(limit.waitInSeconds('b')).toBe(0);
    limit.pass(2);
    expect(limit.waitInSeconds('a')).toBe(0);
  });

  it('lets nobody owe more than one burst, nor save more than one', () => {
    const limit = limitWithClock();
    limit.charge('a', 1_000_000);
    expect(limit.waitInSeconds('a')).toBe(6);
    limit.pass(1_000_000);
    limit.charge('a', 10);
    expect(limit.waitInSeconds('a')).toBe(1);
  });

  it('is not fooled by a clock that is set back', () => {
    const limit = limitWithClock();
    limit.charge('a', 10);
    limit.pass(-500);
    expect(limit.waitInSeconds('a')).toBe(1);
  });

  it('keeps no more than its share of a hundred thousand addresses, and those that ask still', () => {
    const limit = limitWithClock(1000);
    for (let each = 0; each < 100_000; each += 1) {
      limit.charge(`10.${each >> 16}.${(each >> 8) & 255}.${each & 255}`, 5);
      if (each % 500 === 0) limit.charge('busy', 10);
    }
    expect(limit.size()).toBe(1000);
    expect(limit.waitInSeconds('busy')).toBeGreaterThan(0);
    expect(limit.waitInSeconds('10.0.0.0')).toBe(0);
  });

  it('never makes a client wait longer than two bursts take to refill', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 50 }), (charges) => {
        const limit = limitWithClock();
        for (const tokens of charges) limit.charge('a', tokens);
        const wait = limit.waitInSeconds('a');
        expect(wait).toBeLessThanOrEqual(10);
        limit.pass(wait);
        expect(limit.waitInSeconds('a')).toBe(0);
      }),
    );
  });
});

describe('clientOfAddress', () => {
  it.each([
    { address: '192.0.2.1', client: '192.0.2.1' },
    { address: '::ffff:192.0.2.1', client: '192.0.2.1' },
    { address: '2001:db8:1:2:3:4:5:6', client: '2001:db8:1:2::/64' },
    { address: '2001:DB8:0001:0002::9', client: '2001:db8:1:2::/64' },
    { address: '2001:db8::1', client: '2001:db8:0:0::/64' },
    { address: '::1', client: '0:0:0:0::/64' },
    { address: 'fe80::1%eth0', client: 'fe80:0:0:0::/64' },
    { address: 'unknown', client: 'unknown' },
  ])('counts $address as $client', ({ address, client }) => {
    expect(clientOfAddress(address)).toBe(client);
  });
});
