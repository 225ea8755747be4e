using Forestall.Doctrine.Beliefs;
using Forestall.Doctrine.Replay;
using Forestall.Doctrine.Replay.Internals;

namespace Forestall.Doctrine.Planning.Internals;

/// <summary>Two strategies as options whose loss is the deaths of the plan; luck n has path n mod the number of paths.</summary>
internal sealed class PlanBelief : IBeliefModel, IDisposable
{
    private const int Points = 11;
    private const int Resamples = 200;
    private const int PerInstrument = 10;
    private const int DeathsParameters = 8;

    private readonly PlanModel _model;
    private readonly ReplayModel _replay;
    private readonly int[] _parameters;
    private readonly double[] _others;
    private readonly long[] _recorded;
    private readonly Values?[] _values;
    private readonly ThreadLocal<(SituationRun Run, DrawnInstruments Drawn, double[] Row)> _own;

    private PlanBelief(PlanModel model, int best, int second, int draws)
    {
        _model = model;
        Options = [model.Strategies[best].Name, model.Strategies[second].Name];
        _replay = model.Replay([model.Strategies[best], model.Strategies[second]]);
        _parameters = [.. Enumerable.Range(0, _replay.Parameters.Count).Where(p => !_replay.DistributionOf(p).IsCertain && CanChangeDeaths(p) && Touches(p) != 0)];
        _others = [.. Enumerable.Range(0, _replay.Parameters.Count).Select(p => _replay.DistributionOf(p).Quantile(0.5))];
        Inputs = [.. _parameters.Select(p => new UncertainInput(_replay.Parameters[p].Name, _replay.DistributionOf(p), "", Touches(p)))];
        _recorded = [.. Enumerable.Range(0, model.History.Paths).Select(p => model.History.Recorded(p, model.History.Months))];
        _values = new Values[draws];
        _own = new(() => (_replay.NewRun(), _replay.NewDrawn(), new double[_replay.Layout.Length]));
    }

    public IReadOnlyList<string> Options { get; }

    public IReadOnlyList<UncertainInput> Inputs { get; }

    /// <summary>How many parameters were gone through, and those in whose range the better strategy changes.</summary>
    public static (int Examined, IReadOnlyList<RankingChange> Changes) Changes(PlanModel model, int best, int second, BeliefRun run)
    {
        var paths = model.History.Paths;
        var draws = Math.Max(2, (model.Settings.RankingDraws + paths - 1) / paths * paths);
        using var belief = new PlanBelief(model, best, second, draws);
        var settings = new BreakEvenSettings { Draws = draws, Points = Points, Resamples = Resamples };
        var found = new List<RankingChange>();
        for (var i = 0; i < belief.Inputs.Count; i++)
        {
            var (at, count) = (i, belief.Inputs.Count);
            var curve = BreakEven.Of(belief, i, settings, run with { Progress = share => run.Progress?.Invoke((at + share) / count) });
            found.AddRange(curve.Changes.Select(change => belief.Change(at, change)));
        }

        return (belief.Inputs.Count, [.. found.OrderByDescending(static c => c.ProbabilityOfChange).ThenBy(static c => c.Parameter, StringComparer.Ordinal)]);
    }

    public void Evaluate(ReadOnlySpan<double> unit, long luck, uint optionMask, Span<double> loss)
    {
        var (run, drawn, row) = _own.Value;
        _others.CopyTo(drawn.Values);
        var kept = _values[luck];
        if (kept is null)
        {
            var first = new Values(unit.ToArray(), new double[unit.Length]);
            for (var i = 0; i < unit.Length; i++)
            {
                first.Value[i] = Inputs[i].Distribution.Quantile(unit[i]);
            }

            _values[luck] = kept = first;
        }

        for (var i = 0; i < unit.Length; i++)
        {
            drawn.Values[_parameters[i]] = unit[i] == kept.Unit[i] ? kept.Value[i] : Inputs[i].Distribution.Quantile(unit[i]);
        }

        drawn.Draw = luck;
        drawn.Settle();
        var path = (int)(luck % _model.History.Paths);
        for (var k = 0; k < Options.Count; k++)
        {
            if ((optionMask >> k & 1) != 0)
            {
                Array.Clear(row);
                _replay.Run(run, path, k, drawn, row);
                loss[k] = _recorded[path] - row[(int)OutcomeCount.DeathsAverted] + row[(int)OutcomeCount.DeathsCaused];
            }
        }
    }

    public void Dispose() => _own.Dispose();

    private bool CanChangeDeaths(int parameter) =>
        parameter >= _model.Instruments.Instruments.Count * PerInstrument || parameter % PerInstrument < DeathsParameters;

    private uint Touches(int parameter) => (_replay.Touches(parameter, 0) ? 1u : 0) | (_replay.Touches(parameter, 1) ? 2u : 0);

    private RankingChange Change(int input, BestChange change)
    {
        var believed = Inputs[input].Distribution;
        var below = Below(believed, change.Value.Value);
        return new RankingChange(
            Inputs[input].Name,
            believed,
            change.Value,
            Options[change.From],
            Options[change.To],
            change.Share,
            change.From == 0 ? 1 - below : below);
    }

    /// <summary>The probability of less than a value, by bisection.</summary>
    private static double Below(Distribution believed, double value)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = believed.Quantile(middle) < value ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The values that inputs take at their numbers of a draw.</summary>
    private sealed record Values(double[] Unit, double[] Value);
}
