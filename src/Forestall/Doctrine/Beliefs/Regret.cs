namespace Forestall.Doctrine.Beliefs;

/// <summary>The regret of an option: its loss less the least loss of any option in the same draw (Savage 1951).</summary>
/// <param name="Option">The place of the option.</param>
/// <param name="Mean">Mean regret.</param>
/// <param name="P5">The 5th percentile: the value at rank ⌈0.05 · N⌉.</param>
/// <param name="P50">The median, likewise.</param>
/// <param name="P95">The 95th percentile, likewise.</param>
/// <param name="Greatest">The greatest regret in any draw; it grows with the number of draws.</param>
/// <param name="ShareBest">Share of draws in which it loses least; a tie is split evenly.</param>
public sealed record OptionRegret(int Option, double Mean, double P5, double P50, double P95, double Greatest, double ShareBest);

/// <summary>The regret of every option.</summary>
/// <param name="Options">In the order of the options.</param>
/// <param name="Minimax">The place of the option whose greatest regret is least; the first with a tie.</param>
/// <param name="MinimaxP95">The place of the option whose 95th percentile of regret is least, which hangs less on the number of draws; the first with a tie.</param>
public sealed record Regret(IReadOnlyList<OptionRegret> Options, int Minimax, int MinimaxP95)
{
    /// <summary>The regret of every option over draws.</summary>
    /// <param name="draws">The draws.</param>
    public static Regret Of(BeliefDraws draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        var count = draws.Count;
        var regrets = draws.Model.Options.Select(_ => new double[count]).ToArray();
        var shares = new double[regrets.Length];
        for (var draw = 0; draw < count; draw++)
        {
            var least = draws.Least(draw);
            var ties = 0;
            for (var k = 0; k < regrets.Length; k++)
            {
                regrets[k][draw] = draws.Losses(k)[draw] - least;
                ties += regrets[k][draw] == 0 ? 1 : 0;
            }

            for (var k = 0; k < regrets.Length; k++)
            {
                shares[k] += regrets[k][draw] == 0 ? 1.0 / ties : 0;
            }
        }

        var options = regrets.Select((regret, k) =>
        {
            var mean = regret.Sum() / count;
            Array.Sort(regret);
            double At(int percent) => regret[(int)(((((long)percent * count) + 99) / 100) - 1)];
            return new OptionRegret(k, mean, At(5), At(50), At(95), regret[^1], shares[k] / count);
        }).ToList();
        return new(options, options.MinBy(static o => o.Greatest)!.Option, options.MinBy(static o => o.P95)!.Option);
    }
}
