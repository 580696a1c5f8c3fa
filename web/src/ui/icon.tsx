/* icon.tsx -- line icons, drawn for this page; never the only bearer of a meaning. */

const PATHS = {
  pen: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  day: 'M4 6h16v14H4zM4 10h16M8 3v5M16 3v5',
  star: 'M6 3h12v18l-6-4.500L6 21z',
  work: 'M4 7h16v12H4zM9 7V5h6v2M4 12h16',
  doc: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  board: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  report: 'M5 20V4M5 20h15M9 16v-4M13 16V8M17 16v-6',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  admin: 'M12 3v6M6 21v-5h12v5M12 9v7M4 21h4M16 21h4M10 3h4v6h-4z',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c1-5 4-7 8-7s7 2 8 7',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  warn: 'M12 3.5 22 20H2zM12 10v4.5M12 17.2v.3',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.6v.3',
  check: 'M4.5 12.5l5 5L20 6.5',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2.5',
  pause: 'M8.5 5v14M15.5 5v14',
  wait: 'M7 3h10M7 21h10M8 3c0 5 8 6 8 9s-8 4-8 9M16 3c0 5-8 6-8 9s8 4 8 9',
  again: 'M20 12a8 8 0 1 1-2.4-5.7M20 3.5V8h-4.5',
  down: 'M6 9l6 6 6-6',
  right: 'M9 5l7 7-7 7',
  left: 'M15 5l-7 7 7 7',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1.5 3h3L15 13h5',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 20.5h4',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z',
  save: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  split: 'M12 4v16M4 8h4M4 12h4M4 16h4M16 8h4M16 12h4M16 16h4',
  merge: 'M4 6h5l6 6h5M4 18h5l6-6',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  keys: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  out: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  flag: 'M5 21V4h13l-3 4.5L18 13H5',
  person: 'M12 4a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c.5-4 3-6 7-6s6.500 2 7 6',
  up: 'M12 20V6M6 11l6-6 6 6',
  unit: 'M4 21V8l8-4 8 4v13M9 21v-5h6v5M8 11h.01M12 11h.01M16 11h.01',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1',
  copy: 'M9 8h11v13H9zM5 16H4V3h11v1',
  sheet: 'M4 4h16v16H4zM4 10h16M4 15h16M10 4v16',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : true} focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
