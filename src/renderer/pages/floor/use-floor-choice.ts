import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { useStored } from '../../live/live-context'
import { choiceOf, type FloorChoice, isTold, rememberChoice, rememberedChoice } from './floor-choice'
import { useFloorSearch } from './use-floor-search'

/** How the floor is looked at, and how to change a part of it: the address and this machine keep it. */
export function useFloorChoice(): [FloorChoice, (change: Partial<FloorChoice>) => void] {
  const search = useFloorSearch()
  const navigate = useNavigate({ from: '/floor' })
  const choice = choiceOf(search, useStored(rememberedChoice))
  const { order, show, size } = choice
  const isAddressComplete = isTold(search, choice)

  // What was only remembered goes into the address, so that a copied link shows the same.
  useEffect(() => {
    if (isAddressComplete) return
    void navigate({ search: (given) => ({ ...given, order, show, size }), replace: true })
  }, [isAddressComplete, navigate, order, show, size])

  const choose = useCallback(
    (change: Partial<FloorChoice>) => {
      const next = { order, show, size, ...change }
      rememberChoice(next)
      void navigate({ search: (given) => ({ ...given, ...next }), replace: true })
    },
    [navigate, order, show, size]
  )
  return [choice, choose]
}
