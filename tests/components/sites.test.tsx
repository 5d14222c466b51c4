import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { ComponentProps } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SiteAccess } from '../../components/site-access.tsx';
import { SiteLists } from '../../components/site-lists.tsx';
import { SITES } from '../../lib/news/sites.ts';
import type { Choice } from '../../lib/site-choices.ts';
import { english } from './samples.ts';

afterEach(cleanup);

const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);

describe('SiteAccess', () => {
  it.each([
    [null, true, ['Never on a.cn']],
    [null, false, ['Always read news on a.cn', 'Never on a.cn']],
    ['always', false, ['Never on a.cn']],
    ['never', true, ['Read a.cn again']],
  ] as const)('after the choice %s, granted: %s, offers %j', (choice, isGranted, offers) => {
    render(
      <SiteAccess status={{ site: 'a.cn', choice, isGranted }} text={english} onChoose={vi.fn()} />,
    );
    expect(buttons()).toEqual(offers);
  });

  it.each([
    [null, 'Always read news on a.cn', 'always'],
    [null, 'Never on a.cn', 'never'],
    ['never', 'Read a.cn again', null],
  ] as const)('after the choice %s, %s chooses %s', (choice, name, next) => {
    const onChoose = vi.fn<(choice: Choice) => void>();
    render(
      <SiteAccess
        status={{ site: 'a.cn', choice, isGranted: false }}
        text={english}
        onChoose={onChoose}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(next);
  });
});

function show(props: Partial<ComponentProps<typeof SiteLists>> = {}) {
  const callbacks = { onAll: vi.fn(), onRemove: vi.fn() };
  render(
    <SiteLists
      choices={{ always: ['a.cn'], never: ['b.cn'] }}
      all={false}
      listed={SITES}
      text={english}
      {...callbacks}
      {...props}
    />,
  );
  return callbacks;
}

describe('SiteLists', () => {
  it('removes a choice', () => {
    const { onRemove } = show();
    fireEvent.click(screen.getByRole('button', { name: 'Remove b.cn' }));
    expect(onRemove).toHaveBeenCalledExactlyOnceWith('b.cn');
  });

  it('is checked for all sites only when that is granted', () => {
    const { onAll } = show();
    const checkbox = screen.getByRole<HTMLInputElement>('checkbox');
    fireEvent.click(checkbox);
    expect(onAll).toHaveBeenCalledExactlyOnceWith(true);
    expect(checkbox.checked).toBe(false);
  });

  it('says what the browser did not allow', () => {
    show({ notice: 'grantRefused' });
    expect(screen.getByRole('alert').textContent).toBe('The browser did not allow it.');
  });

  it('finds listed sites by name and address', () => {
    show();
    const find = (value: string) => {
      fireEvent.input(screen.getByRole('searchbox', { hidden: true }), { target: { value } });
      return screen
        .queryAllByRole('listitem', { hidden: true })
        .map(({ textContent }) => textContent ?? '');
    };
    expect(find('').length).toBe(SITES.length + 2);
    expect(find('zaobao.com.sg')).toContain('联合早报zaobao.com.sg');
    expect(find('联合早报').length).toBe(4);
  });
});
