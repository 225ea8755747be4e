using System.Runtime.InteropServices;

namespace Forestall.Record.Import;

/// <summary>Sums of deaths by situation, month and type, taken row by row. Its size depends on the situations and years, not on the rows.</summary>
internal sealed class HarmTally
{
    private readonly Dictionary<string, SituationTally> _situations = new(StringComparer.Ordinal);

    /// <summary>Situations that rows named, also where all their rows were left out.</summary>
    public IEnumerable<string> Situations => _situations.Keys.Order(StringComparer.Ordinal);

    /// <summary>First month that holds a row; null when none does.</summary>
    public Month? First => Extreme(static months => months.Min());

    /// <summary>Last month that holds a row; null when none does.</summary>
    public Month? Last => Extreme(static months => months.Max());

    /// <summary>The sums of a situation.</summary>
    public SituationTally Of(string situation)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(_situations, situation, out _);
        return found ??= new SituationTally();
    }

    private Month? Extreme(Func<IEnumerable<Month>, Month> pick)
    {
        var months = _situations.Values.SelectMany(static s => s.Months).ToList();
        return months.Count == 0 ? null : pick(months);
    }
}

/// <summary>Sums of one situation.</summary>
internal sealed class SituationTally
{
    /// <summary>First year that can be counted in.</summary>
    public const int FirstYear = 1900;

    /// <summary>Last year that can be counted in.</summary>
    public const int LastYear = 2099;

    private const int Types = 3;
    private readonly HarmCell[]?[] _years = new HarmCell[]?[LastYear - FirstYear + 1];

    /// <summary>Months in which something was counted.</summary>
    public IEnumerable<Month> Months
    {
        get
        {
            for (var y = 0; y < _years.Length; y++)
            {
                for (var m = 0; _years[y] is not null && m < 12; m++)
                {
                    if (Enumerable.Range(m * Types, Types).Any(i => _years[y]![i].Used))
                    {
                        yield return new Month(FirstYear + y, m + 1);
                    }
                }
            }
        }
    }

    /// <summary>The sums of one type (0 state-based, 1 non-state, 2 one-sided) in one month.</summary>
    public ref HarmCell At(Month month, int type)
    {
        ref var year = ref _years[month.Year - FirstYear];
        year ??= new HarmCell[12 * Types];
        return ref year[((month.Number - 1) * Types) + type];
    }

    /// <summary>A month of the record; null when nothing was counted in it.</summary>
    public HarmMonth? Month(Month month)
    {
        if (month.Year is < FirstYear or > LastYear || _years[month.Year - FirstYear] is null)
        {
            return null;
        }

        var (sb, ns, os) = (At(month, 0), At(month, 1), At(month, 2));
        return sb.Used || ns.Used || os.Used
            ? new HarmMonth(
                month,
                sb.Events,
                ns.Events,
                os.Events,
                new HarmByType(sb.Deaths, ns.Deaths, os.Deaths, sb.Civilian + ns.Civilian + os.Civilian),
                sb.Estimated | ns.Estimated | os.Estimated)
            : null;
    }

    /// <summary>Deaths in one-sided violence by governments in a month.</summary>
    public long ByGovernments(Month month) =>
        month.Year is < FirstYear or > LastYear || _years[month.Year - FirstYear] is null ? 0 : At(month, 2).ByGovernments;
}

/// <summary>Sums of one type in one month.</summary>
internal struct HarmCell
{
    public int Events;
    public long Low;
    public long Best;
    public long High;
    public long Civilian;
    public long ByGovernments;
    public EstimatedHarm Estimated;
    public bool Used;

    public readonly Deaths Deaths => new(Low, Best, High);

    public void Add(int events, Deaths deaths, long civilian, bool byGovernment)
    {
        Events += events;
        Low += deaths.Low;
        Best += deaths.Best;
        High += deaths.High;
        Civilian += civilian;
        ByGovernments += byGovernment ? deaths.Best : 0;
        Used = true;
    }

    public void Add(HarmCell other)
    {
        Events += other.Events;
        Low += other.Low;
        Best += other.Best;
        High += other.High;
        Civilian += other.Civilian;
        ByGovernments += other.ByGovernments;
        Estimated |= other.Estimated;
        Used |= other.Used;
    }
}
