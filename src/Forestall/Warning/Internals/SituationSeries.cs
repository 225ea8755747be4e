using Forestall.Record;
using Forestall.Record.Thresholds;

namespace Forestall.Warning.Internals;

/// <summary>What the record says of one situation, month by month from the record's first month, with sums over windows at once.</summary>
internal sealed class SituationSeries
{
    /// <summary>Longest time since something that is told apart, in months.</summary>
    public const int Long = 600;

    private const int Deadly = 25;
    private const double FewestLumped = 100;
    private const double DeathsAnEvent = 25;

    private static readonly int[] HalfLives = [6, 24, 96];
    private readonly double[] _deaths;
    private readonly double[] _high;
    private readonly double[] _stateBased;
    private readonly double[] _nonState;
    private readonly double[] _oneSided;

    public SituationSeries(ViolenceRecord record, Situation situation, RubiconSettings settings)
    {
        Situation = situation;
        var months = record.To - record.From + 1;
        var first = situation.From - record.From;
        var harm = record.Months(situation);
        Covered = new bool[months];
        InEpisode = new bool[months];
        Onset = new bool[months];
        Deaths = new double[months];
        SinceDeath = new int[months];
        SinceDeadly = new int[months];
        SinceEpisode = new int[months];
        PastOnsets = new int[months];
        Decayed = [.. HalfLives.Select(_ => new double[months])];
        (_deaths, _high, _stateBased, _nonState, _oneSided) = (new double[months + 1], new double[months + 1], new double[months + 1], new double[months + 1], new double[months + 1]);

        foreach (var crossing in Crossings.Find(new HarmCurve(record, situation, settings)).Where(static c => c.Kind == CrossingKind.Onset))
        {
            var onset = crossing.Month - record.From;
            Onset[onset] = true;
            InEpisode.AsSpan(onset, crossing.Last - crossing.Month + 1).Fill(value: true);
        }

        int death = Long, deadly = Long, episode = Long, onsets = 0;
        Span<double> decayed = stackalloc double[HalfLives.Length];
        for (var t = 0; t < months; t++)
        {
            var at = t - first;
            var month = at >= 0 && at < harm.Length ? harm[at] : default;
            Covered[t] = at >= 0 && at < harm.Length;
            var best = Deaths[t] = month.Harm.All.Best;
            _deaths[t + 1] = _deaths[t] + best;
            _high[t + 1] = _high[t] + month.Harm.All.High;
            _stateBased[t + 1] = _stateBased[t] + month.StateBasedEvents;
            _nonState[t + 1] = _nonState[t] + month.NonStateEvents;
            _oneSided[t + 1] = _oneSided[t] + month.OneSidedEvents;
            death = best > 0 ? 0 : Math.Min(Long, death + 1);
            deadly = best >= Deadly ? 0 : Math.Min(Long, deadly + 1);
            episode = InEpisode[t] ? 0 : Math.Min(Long, episode + 1);
            onsets += Onset[t] ? 1 : 0;
            (SinceDeath[t], SinceDeadly[t], SinceEpisode[t], PastOnsets[t]) = (death, deadly, episode, onsets);
            for (var k = 0; k < HalfLives.Length; k++)
            {
                decayed[k] = (decayed[k] * Math.Pow(2, -1.0 / HalfLives[k])) + best;
                Decayed[k][t] = decayed[k];
            }
        }
    }

    public Situation Situation { get; }

    /// <summary>Whether the situation is covered in a month.</summary>
    public bool[] Covered { get; }

    /// <summary>Whether it is in an episode; what is said of a month rests on that month and those before it.</summary>
    public bool[] InEpisode { get; }

    /// <summary>Whether an episode begins.</summary>
    public bool[] Onset { get; }

    /// <summary>Deaths, best estimate.</summary>
    public double[] Deaths { get; }

    /// <summary>Months since the last death, at most 600.</summary>
    public int[] SinceDeath { get; }

    /// <summary>Months since the last month with 25 deaths or more, at most 600.</summary>
    public int[] SinceDeadly { get; }

    /// <summary>Months since the last month in an episode, at most 600.</summary>
    public int[] SinceEpisode { get; }

    /// <summary>Episodes begun so far.</summary>
    public int[] PastOnsets { get; }

    /// <summary>Deaths that count half after 6, 24 and 96 months.</summary>
    public double[][] Decayed { get; }

    /// <summary>Deaths in the months up to one.</summary>
    public double DeathsIn(int month, int window) => Sum(_deaths, month, window);

    /// <summary>High estimate of the deaths in the months up to one.</summary>
    public double HighIn(int month, int window) => Sum(_high, month, window);

    /// <summary>Events of state-based violence in the months up to one.</summary>
    public double StateBasedIn(int month, int window) => Sum(_stateBased, month, window);

    /// <summary>Events of non-state violence in the months up to one.</summary>
    public double NonStateIn(int month, int window) => Sum(_nonState, month, window);

    /// <summary>Events of one-sided violence in the months up to one.</summary>
    public double OneSidedIn(int month, int window) => Sum(_oneSided, month, window);

    /// <summary>Deaths in the deadliest of the months up to one.</summary>
    public double WorstIn(int month, int window)
    {
        var from = Math.Max(0, month - window + 1);
        double worst = 0;
        for (var t = from; t <= month; t++)
        {
            worst = Math.Max(worst, Deaths[t]);
        }

        return worst;
    }

    /// <summary>
    /// The month, among those up to one, that holds most of their deaths in so few events that long events must stand in it; null where none does.
    /// Such events wholly lie in their first month, so that what happened later may show there.
    /// </summary>
    public int? LumpIn(int month, int window)
    {
        var worst = -1;
        for (var t = Math.Max(0, month - window + 1); t <= month; t++)
        {
            worst = worst < 0 || Deaths[t] > Deaths[worst] ? t : worst;
        }

        if (worst < 0 || Deaths[worst] < FewestLumped || Deaths[worst] < DeathsIn(month, window) / 2)
        {
            return null;
        }

        var events = StateBasedIn(worst, 1) + NonStateIn(worst, 1) + OneSidedIn(worst, 1);
        return Deaths[worst] >= DeathsAnEvent * events ? worst : null;
    }

    private static double Sum(double[] cumulated, int month, int window) =>
        cumulated[Math.Max(0, month + 1)] - cumulated[Math.Max(0, month + 1 - window)];
}
