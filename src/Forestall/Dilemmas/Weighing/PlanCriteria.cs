using Forestall.Doctrine.Planning;

namespace Forestall.Dilemmas.Weighing;

/// <summary>The outcomes of a plan as criteria: all its draws, so that what is uncertain and what goes together is carried into the weighing.</summary>
public static class PlanCriteria
{
    /// <summary>The axis of what a strategy comes to.</summary>
    public const string Prospects = "prospects";

    /// <summary>The axis of what it takes.</summary>
    public const string Price = "price";

    private static readonly (PlanCount Count, string Name, string Axis, Better Better)[] Weighed =
    [
        (PlanCount.NetDeathsAverted, "net deaths averted", Prospects, Better.High),
        (PlanCount.OwnLosses, "own losses", Price, Better.Low),
        (PlanCount.Cost, "cost", Price, Better.Low),
    ];

    /// <summary>The share of draws in which no strategy averts or causes a death, so that only the price tells strategies apart.</summary>
    /// <param name="draws">The draws of a plan.</param>
    public static double ShareWithoutEffect(PlanDraws draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        var net = draws.Strategies.Select(s => draws.Of(s, PlanCount.NetDeathsAverted)).ToList();
        return (double)Enumerable.Range(0, draws.Count).Count(d => net.TrueForAll(n => n[d] == 0)) / draws.Count;
    }

    /// <summary>
    /// Deaths averted less those caused, against doing nothing further in the same draw (on the axis prospects), own losses and the cost index (on the axis price). What the
    /// strategies have in common is not in the scale: were it deaths, its range would be that of the forecast, next to which what any strategy changes would weigh little. An
    /// outcome that is the same for all strategies in every draw cannot tell them apart and is left out.
    /// </summary>
    /// <param name="draws">The draws of a plan.</param>
    /// <param name="strategies">The strategies compared, each one of the plan.</param>
    /// <param name="leftOut">What was left out, in words.</param>
    /// <exception cref="InputException">A strategy is not in the plan.</exception>
    public static IReadOnlyList<Criterion> Of(PlanDraws draws, IReadOnlyList<string> strategies, out IReadOnlyList<string> leftOut)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(strategies);
        var left = new List<string>();
        var criteria = new List<Criterion>();
        foreach (var (count, name, axis, better) in Weighed)
        {
            List<IReadOnlyList<double>> values = [.. strategies.Select(s => draws.Of(s, count))];
            if (values.TrueForAll(v => v.SequenceEqual(values[0])))
            {
                left.Add($"{axis}/{name} is left out: it is the same for every strategy in every draw.");
                continue;
            }

            criteria.Add(new() { Name = name, Axis = axis, Better = better, Values = new DrawnValues(values) });
        }

        leftOut = left;
        return criteria;
    }
}
