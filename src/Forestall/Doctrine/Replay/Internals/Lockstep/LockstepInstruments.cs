using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace Forestall.Doctrine.Replay.Internals.Lockstep;

/// <summary>The values every parameter takes in the draws of all lanes.</summary>
internal sealed class LockstepInstruments(int instruments)
{
    public Longs[] Delay { get; } = new Longs[instruments];

    public Longs[] Duration { get; } = new Longs[instruments];

    public Doubles[] Crossing { get; } = new Doubles[instruments];

    public Doubles[] Harm { get; } = new Doubles[instruments];

    public Doubles[] Available { get; } = new Doubles[instruments];

    public Doubles[] BackfireChance { get; } = new Doubles[instruments];

    public Doubles[] BackfireHarm { get; } = new Doubles[instruments];

    public Doubles[] BackfireEpisode { get; } = new Doubles[instruments];

    public Doubles[] Losses { get; } = new Doubles[instruments];

    public Doubles[] Cost { get; } = new Doubles[instruments];

    public Doubles ThreatWithoutForce { get; private set; }

    public Doubles SynergyCrossing { get; private set; }

    public Doubles SynergyHarm { get; private set; }

    /// <summary>The draw of the first lane; the others follow.</summary>
    public long FirstDraw { get; private set; }

    /// <summary>Takes the values of a draw into its lane.</summary>
    public void Take(int lane, DrawnInstruments drawn)
    {
        FirstDraw = lane == 0 ? drawn.Draw : FirstDraw;
        for (var i = 0; i < instruments; i++)
        {
            Delay[i] = Delay[i].WithElement(lane, drawn.Delay[i]);
            Duration[i] = Duration[i].WithElement(lane, drawn.Duration[i]);
            Crossing[i] = Crossing[i].WithElement(lane, drawn.Crossing(i));
            Harm[i] = Harm[i].WithElement(lane, drawn.Harm(i));
            Available[i] = Available[i].WithElement(lane, drawn.Available(i));
            BackfireChance[i] = BackfireChance[i].WithElement(lane, drawn.BackfireChance(i));
            BackfireHarm[i] = BackfireHarm[i].WithElement(lane, drawn.BackfireHarm(i));
            BackfireEpisode[i] = BackfireEpisode[i].WithElement(lane, drawn.BackfireEpisode(i));
            Losses[i] = Losses[i].WithElement(lane, drawn.Losses(i));
            Cost[i] = Cost[i].WithElement(lane, drawn.Cost(i));
        }

        ThreatWithoutForce = ThreatWithoutForce.WithElement(lane, drawn.ThreatWithoutForce);
        SynergyCrossing = SynergyCrossing.WithElement(lane, drawn.SynergyCrossing);
        SynergyHarm = SynergyHarm.WithElement(lane, drawn.SynergyHarm);
    }
}
