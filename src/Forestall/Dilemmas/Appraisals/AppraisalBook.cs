using Forestall.Dilemmas.Checklists;
using Forestall.Dilemmas.Weighing;

namespace Forestall.Dilemmas.Appraisals;

/// <summary>The appraisals of the strategies for one situation by several roles, side by side.</summary>
public sealed record AppraisalBook
{
    /// <summary>ISO alpha-3 code of the situation.</summary>
    public required string Situation { get; init; }

    /// <summary>The month at whose end it is appraised.</summary>
    public required Month AsOf { get; init; }

    /// <summary>The strategies.</summary>
    public required IReadOnlyList<string> Strategies { get; init; }

    /// <summary>The checklists: names of those that ship, or paths.</summary>
    public required IReadOnlyList<string> Checklists { get; init; }

    /// <summary>The appraisals.</summary>
    public IReadOnlyList<Appraisal> Appraisals { get; init; } = [];

    /// <summary>Reads the checklists.</summary>
    /// <exception cref="InputException">One cannot be read, or two have the same name.</exception>
    public IReadOnlyList<Checklist> Lists()
    {
        var lists = Checklists.Select(ChecklistFiles.Find).ToList();
        var twice = lists.GroupBy(static l => l.Name, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1);
        return twice is null ? lists : throw new InputException($"two checklists are named '{twice.Key}'; rename one.");
    }

    /// <summary>The book with an appraisal added; one of the same role on the same criterion and strategy is replaced.</summary>
    /// <param name="appraisal">The appraisal.</param>
    /// <exception cref="InputException">It does not fit the checklists or the strategies.</exception>
    public AppraisalBook With(Appraisal appraisal)
    {
        ArgumentNullException.ThrowIfNull(appraisal);
        Check(appraisal, Lists());
        return this with { Appraisals = [.. Appraisals.Where(a => !IsSame(a, appraisal)), appraisal] };
    }

    /// <summary>Where two roles or more appraised the same and do not say the same, those farthest apart first.</summary>
    public IReadOnlyList<Disagreement> Disagreements() =>
    [
        .. Appraisals.GroupBy(static a => (a.Strategy, a.Checklist, a.Criterion))
            .Where(static g => g.Select(static a => (a.Low, a.High)).Distinct().Skip(1).Any())
            .Select(static g => new Disagreement(g.Key.Strategy, g.Key.Checklist, g.Key.Criterion, [.. g.OrderBy(static a => a.Role, StringComparer.Ordinal)], Math.Max(0, g.Max(static a => a.Low) - g.Min(static a => a.High))))
            .OrderByDescending(static d => d.Apart),
    ];

    /// <summary>
    /// The criteria that can be weighed: those on which at least one role appraised every strategy. Each role that did is a judge; roles that appraised some strategies only are left out.
    /// </summary>
    /// <param name="leftOut">What was left out, and why, in words.</param>
    /// <exception cref="InputException">A checklist cannot be read.</exception>
    public IReadOnlyList<Criterion> ToCriteria(out IReadOnlyList<string> leftOut)
    {
        var criteria = new List<Criterion>();
        var left = new List<string>();
        foreach (var list in Lists().Where(static l => l.Subject == ChecklistSubject.Strategy))
        {
            foreach (var criterion in list.Criteria)
            {
                var byRole = Appraisals.Where(a => a.Checklist == list.Name && a.Criterion == criterion.Name).GroupBy(static a => a.Role, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).ToList();
                var whole = byRole.Where(g => Strategies.All(s => g.Any(a => a.Strategy == s))).ToList();
                left.AddRange(byRole.Except(whole).Select(g => $"{list.Name}/{criterion.Name}: {g.Key} did not appraise {string.Join(", ", Strategies.Where(s => !g.Any(a => a.Strategy == s)))}, so that role is left out."));
                if (whole.Count == 0)
                {
                    left.Add($"{list.Name}/{criterion.Name} is left out: no role appraised every strategy.");
                    continue;
                }

                criteria.Add(new()
                {
                    Name = criterion.Name,
                    Axis = list.Name,
                    Scale = new(0, criterion.HighestGrade),
                    Values = new IntervalValues([.. whole.Select(g => (IReadOnlyList<ValueInterval>)[.. Strategies.Select(s => g.Single(a => a.Strategy == s)).Select(static a => new ValueInterval(a.Low, a.High, a.Confidence))])]),
                });
            }
        }

        leftOut = left;
        return criteria;
    }

    /// <summary>Checks that every appraisal fits.</summary>
    internal AppraisalBook Checked()
    {
        Require(Strategies.Count > 0 && !Strategies.Any(string.IsNullOrWhiteSpace) && Strategies.Distinct(StringComparer.Ordinal).Count() == Strategies.Count, "appraisals need strategies, each named once; name them.");
        Require(Checklists.Count > 0, "appraisals need a checklist; name one.");
        var lists = Lists();
        foreach (var (index, appraisal) in Appraisals.Index())
        {
            Check(appraisal, lists);
            if (Appraisals.Take(index).Any(a => IsSame(a, appraisal)))
            {
                throw new InputException($"{appraisal.Role} appraised '{appraisal.Criterion}'{(appraisal.Strategy is null ? "" : $" of '{appraisal.Strategy}'")} twice; keep one.");
            }
        }

        return this;
    }

    private static bool IsSame(Appraisal one, Appraisal other) =>
        one.Strategy == other.Strategy && one.Checklist == other.Checklist && one.Criterion == other.Criterion && one.Role == other.Role;

    private void Check(Appraisal appraisal, IReadOnlyList<Checklist> lists)
    {
        var list = lists.FirstOrDefault(l => l.Name == appraisal.Checklist)
            ?? throw new InputException($"'{appraisal.Checklist}' is no checklist of these appraisals; choose among {string.Join(", ", lists.Select(static l => l.Name))}.");
        var criterion = list.Criteria.FirstOrDefault(c => c.Name == appraisal.Criterion)
            ?? throw new InputException($"the checklist {list.Name} does not ask for '{appraisal.Criterion}'; choose among {string.Join(", ", list.Criteria.Select(static c => c.Name))}.");
        if (list.Subject == ChecklistSubject.Situation)
        {
            Require(appraisal.Strategy is null, $"the checklist {list.Name} is about the situation; leave the strategy out.");
        }
        else
        {
            Require(appraisal.Strategy is not null && Strategies.Contains(appraisal.Strategy, StringComparer.Ordinal), $"'{appraisal.Strategy}' is no strategy of these appraisals; choose among {string.Join(", ", Strategies)}.");
        }

        Require(!string.IsNullOrWhiteSpace(appraisal.Role), "an appraisal has no role; say in what role its author speaks.");
        Require(!string.IsNullOrWhiteSpace(appraisal.Evidence), $"the appraisal of '{appraisal.Criterion}' by {appraisal.Role} has no evidence; say what it rests on.");
        Require(appraisal.Low >= 0 && appraisal.Low <= appraisal.High && appraisal.High <= criterion.HighestGrade, FormattableString.Invariant($"the grades of '{criterion.Name}' by {appraisal.Role} are out of range; choose from 0 to {criterion.HighestGrade}, the lower first."));
        Require(appraisal.Confidence is > 0 and <= 1, $"the confidence of {appraisal.Role} in '{criterion.Name}' is out of range; choose above 0, up to 1.");
    }

    private static void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new InputException(sentence);
        }
    }
}
