/** Share of the energy from which the START symbol may be there, and which it must reach to count. */
const shareToFollow = 0.5;
const shareToBelieve = 0.6;

interface Sighting {
  positions: number[];
  energies: number[];
  energyMax: number;
  shareMax: number;
}

/**
 * Finds the middle of a START symbol from its energy in successive windows. The energy climbs as the
 * window slides in and falls as it slides out, so the middle is the centroid of the upper part.
 */
export class StartFinder {
  #sighting: Sighting | null = null;

  /** True while a START may be sounding. */
  get following(): boolean {
    return this.#sighting !== null;
  }

  /** Takes one window; returns the middle of a START once it has gone by, in the unit of `position`. */
  observe(position: number, energy: number, share: number): number | null {
    const sighting = this.#sighting;
    if (sighting === null) {
      if (share < shareToFollow) return null;
      this.#sighting = {
        positions: [position],
        energies: [energy],
        energyMax: energy,
        shareMax: share,
      };
      return null;
    }
    if (energy >= sighting.energyMax / 4) {
      sighting.positions.push(position);
      sighting.energies.push(energy);
      sighting.energyMax = Math.max(sighting.energyMax, energy);
      sighting.shareMax = Math.max(sighting.shareMax, share);
      return null;
    }
    this.#sighting = null;
    return sighting.shareMax >= shareToBelieve ? middleOf(sighting) : null;
  }
}

function middleOf({ positions, energies, energyMax }: Sighting): number {
  let weight = 0;
  let moment = 0;
  positions.forEach((position, index) => {
    const energy = energies[index] ?? 0;
    if (energy < energyMax / 4) return;
    weight += energy;
    moment += energy * position;
  });
  return moment / weight;
}
