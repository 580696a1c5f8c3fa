/* keyhelp.tsx -- `?`: which keys do what, here and now. */
import { useState } from 'react'
import { t } from '../i18n.ts'
import { Dialog } from '../ui/basics.tsx'
import { strokesNow } from '../ui/keys.ts'

export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const [strokes] = useState(strokesNow)
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <p>{t('keys.words')}</p>
      <dl className="keyhelp">
        {strokes.map((s) => (
          <div key={s.keys}>
            <dt>
              {s.keys.split(' ').map((k, i) => (
                <kbd key={i}>{k}</kbd>
              ))}
            </dt>
            <dd>{s.says}</dd>
          </div>
        ))}
        <div>
          <dt><kbd>Enter</kbd></dt>
          <dd>{t('keys.enter')}</dd>
        </div>
        <div>
          <dt><kbd>Esc</kbd></dt>
          <dd>{t('keys.escape')}</dd>
        </div>
      </dl>
      <p className="hint">{t('keys.off')}</p>
    </Dialog>
  )
}
