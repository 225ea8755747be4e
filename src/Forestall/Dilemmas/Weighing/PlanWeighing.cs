using Forestall.Doctrine.Planning;
using Forestall.Doctrine.Planning.Internals;

namespace Forestall.Dilemmas.Weighing;

/// <summary>What comes of the strategies of a plan, as criteria: the draws themselves, so that uncertainty and what strategies share are carried through.</summary>
internal static class PlanWeighing
{
    /// <summary>The axis of what comes of a strategy.</summary>
    public const string Axis = "prospects";

    private static readonly (string Name, PlanCount Count)[] Outcomes = [("deaths", PlanCount.Deaths), ("own losses", PlanCount.OwnLosses), ("cost index", PlanCount.Cost)];

    /// <summary>Deaths, own losses and cost of some strategies of a plan; less of each is better.</summary>
    /// <param name="result">The plan.</param>
    /// <param name="draws">Its draws.</param>
    /// <param name="strategies">Names of strategies of the plan.</param>
    public static IReadOnlyList<Criterion> Criteria(PlanResult result, PlanSample draws, IReadOnlyList<string> strategies)
    {
        var places = strategies.Select(name => result.Strategies.Index().Single(s => s.Item.Strategy.Name == name).Index).ToList();
        return [.. Outcomes.Select(o => new Criterion
        {
            Name = o.Name,
            Axis = Axis,
            Better = Better.Low,
            Values = new DrawnValues([.. places.Select(p => (IReadOnlyList<double>)draws.Counts[p][(int)o.Count])]),
        })];
    }
}
