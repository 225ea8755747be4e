using System.Globalization;
using Forestall.Lessons.Coincidence.Internals;

namespace Forestall.Lessons.Coincidence;

/// <summary>
/// Coincidence analysis (Baumgartner 2009; Baumgartner and Ambühl 2020, Political Science Research and Methods 8; R's package cna 4).
/// Bottom up: minimally sufficient conditions of each outcome, minimally necessary disjunctions of them, and their combinations into complex structures.
/// </summary>
public static class CoincidenceAnalysis
{
    /// <summary>Analyses a table; <paramref name="progress"/> is told what is being done.</summary>
    /// <exception cref="InputException">A setting is out of range or names what the table does not have.</exception>
    public static CoincidenceResult Solve(FactorTable table, CoincidenceSettings settings, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(settings);
        return new Run(table, settings.Checked(), progress, cancellation).Result();
    }

    private sealed class Run(FactorTable table, CoincidenceSettings settings, Action<string>? progress, CancellationToken cancellation)
    {
        private readonly FactorSpace _space = table.Space;
        private readonly Budget _budget = new(settings.MostCombinations, cancellation);
        private readonly ComplexFormulas _complex = new(table, settings, progress, cancellation);
        private readonly Dictionary<AtomicFormula, ulong[]> _members = new(ReferenceEqualityComparer.Instance);
        private readonly List<SufficientConjunction> _conjunctions = [];
        private readonly List<AtomicSolution> _atomic = [];
        private readonly List<string> _warnings = [.. table.Warnings];
        private readonly List<string> _cut = [];

        public CoincidenceResult Result()
        {
            var roles = new Roles(_space, settings);
            var present = ConjunctionSearch.Present(table, settings.Cutoff);
            var byOutcome = new List<(int Outcome, List<AtomicFormula> Formulas)>();
            foreach (var outcome in roles.Outcomes)
            {
                progress?.Invoke($"conditions and atomic formulas of {_space.Write(outcome)}");
                var conditions = new ConjunctionSearch(table, settings, present, table.Members(outcome), roles.CausesOf(outcome), roles.ExcludedFrom(outcome), _budget).Run();
                _conjunctions.AddRange(conditions.Select(c => Sufficient(c, outcome))
                    .OrderBy(static c => c.Complexity).ThenByDescending(static c => c.Consistency * c.Coverage).ThenBy(static c => c.Condition, StringComparer.Ordinal));
                if (!settings.OnlySufficiency && Formulas(conditions, outcome) is { Count: > 0 } formulas)
                {
                    byOutcome.Add((outcome, formulas));
                }
            }

            var complex = settings.OnlySufficiency ? [] : Complex(byOutcome);
            return new CoincidenceResult
            {
                Table = table,
                Settings = settings,
                SufficientConjunctions = _conjunctions,
                AtomicSolutions = _atomic,
                ComplexSolutions = complex,
                Completeness = _budget.Spent ? Completeness.BoundReached : _cut.Count > 0 ? Completeness.ListCut : Completeness.Complete,
                CompletenessText = _budget.Spent
                    ? string.Create(CultureInfo.InvariantCulture, $"bound reached: the search stopped after {settings.MostCombinations} combinations; there may be more")
                    : _cut.Count > 0 ? "exact but the list was cut: " + string.Join("; ", _cut)
                    : $"complete within {settings.MostConjuncts} conjuncts, {settings.MostDisjuncts} disjuncts and complexity {settings.MostComplexity}",
                Warnings = _warnings,
            };
        }

        private List<AtomicFormula> Formulas(List<Conjunction> conditions, int outcome)
        {
            var search = new DisjunctionSearch(table.Scale, settings, conditions, table.Members(outcome), _budget);
            var found = search.Run().ConvertAll(picked => new AtomicFormula([.. picked.Select(i => conditions[i].Literals)], outcome));
            if (search.Cut && !_budget.Spent)
            {
                _cut.Add(string.Create(CultureInfo.InvariantCulture, $"only {settings.MostAtomic} atomic formulas of {_space.Write(outcome)}"));
            }

            var kept = found
                .Where(Varies)
                .Select(f => (Formula: f, Solution: Atomic(f)))
                .Where(p => p.Solution.Inus || !settings.OnlyInus)
                .OrderBy(static p => p.Solution.Complexity).ThenByDescending(static p => p.Solution.Consistency * p.Solution.Coverage).ThenBy(static p => p.Solution.Formula, StringComparer.Ordinal)
                .ToList();
            _atomic.AddRange(kept.Select(static p => p.Solution));
            return kept.ConvertAll(static p => p.Formula);
        }

        private List<ComplexSolution> Complex(List<(int Outcome, List<AtomicFormula> Formulas)> byOutcome)
        {
            if (byOutcome.Count == 0)
            {
                return [];
            }

            var choices = byOutcome.OrderBy(o => _space.Write(o.Outcome), StringComparer.Ordinal)
                .Select(o => (IReadOnlyList<(AtomicFormula, double)>)o.Formulas.ConvertAll(f => (f, (Measured(f).Consistency * Measured(f).Coverage) ?? 0)));
            var built = _complex.Build([.. choices]);
            if (_complex.Cut)
            {
                _cut.Add(string.Create(CultureInfo.InvariantCulture, $"only the {settings.MostComplex} least complex combinations of atomic formulas were examined"));
            }

            if (_complex.TooLarge > 0)
            {
                _cut.Add(string.Create(CultureInfo.InvariantCulture, $"{_complex.TooLarge} combinations of atomic formulas have factors with more than {FullTable.MostRows} configurations and were not examined"));
            }

            if (built.Count == 0)
            {
                _warnings.Add("the atomic formulas cannot be combined to a complex formula; they stand alone.");
                built = [.. byOutcome.SelectMany(static o => o.Formulas.Select(static f => new[] { f }))];
            }

            return [.. built.Select(Joined)
                .OrderBy(static c => c.Complexity).ThenByDescending(static c => c.Consistency * c.Coverage).ThenBy(static c => c.Formula, StringComparer.Ordinal)];
        }

        private SufficientConjunction Sufficient(Conjunction conjunction, int outcome)
        {
            var overlap = table.Scale.Overlap(conjunction.Members, table.Members(outcome));
            return new(_space.Write(outcome), _space.Write(conjunction.Literals), overlap.Of(settings.Sufficiency), overlap.Of(settings.Necessity), conjunction.Literals.Length, overlap.Fit());
        }

        private AtomicSolution Atomic(AtomicFormula formula)
        {
            var overlap = table.Scale.Overlap(Members(formula), table.Members(formula.Outcome));
            var (exhaustiveness, faithfulness) = _complex.Configurations([formula]);
            return new(
                _space.Write(formula.Outcome),
                formula.Write(_space),
                formula.WriteTilde(_space),
                overlap.Of(settings.Sufficiency),
                overlap.Of(settings.Necessity),
                formula.Complexity,
                overlap.Fit(),
                exhaustiveness,
                faithfulness,
                _complex.IsInus(formula));
        }

        private ComplexSolution Joined(AtomicFormula[] formulas)
        {
            var fits = formulas.Select(Measured).ToList();
            var (exhaustiveness, faithfulness) = _complex.Configurations(formulas);
            var written = formulas.Select(f => f.Write(_space)).ToList();
            var tilde = formulas.Select(f => f.WriteTilde(_space)).ToList();
            return new(
                [.. formulas.Select(f => _space.Write(f.Outcome))],
                Bracketed(written),
                Bracketed(tilde),
                written,
                fits.Min(static f => f.Consistency),
                fits.Min(static f => f.Coverage),
                formulas.Sum(static f => f.Complexity),
                exhaustiveness,
                faithfulness,
                _complex.Coherence(formulas, Members),
                _complex.IsInus(formulas),
                Redundancy.IsCyclic(_space, formulas, settings.Cycles));
        }

        private static string Bracketed(List<string> parts) => parts.Count == 1 ? parts[0] : string.Join('*', parts.Select(static p => $"({p})"));

        private (double? Consistency, double? Coverage) Measured(AtomicFormula formula)
        {
            var overlap = table.Scale.Overlap(Members(formula), table.Members(formula.Outcome));
            return (overlap.Of(settings.Sufficiency), overlap.Of(settings.Necessity));
        }

        private ulong[] Members(AtomicFormula formula)
        {
            if (!_members.TryGetValue(formula, out var members))
            {
                members = new ulong[table.Scale.Words];
                var conjunction = new ulong[table.Scale.Words];
                foreach (var literals in formula.Disjuncts)
                {
                    table.Members(literals[0]).CopyTo(conjunction, 0);
                    foreach (var literal in literals.AsSpan(1))
                    {
                        table.Scale.Meet(conjunction, table.Members(literal), conjunction);
                    }

                    table.Scale.Join(members, conjunction, members);
                }

                _members.Add(formula, members);
            }

            return members;
        }

        /// <summary>Whether the outcome varies among the cases that the formula accounts for.</summary>
        private bool Varies(AtomicFormula formula)
        {
            if (settings.Variation == OutcomeVariation.None)
            {
                return true;
            }

            var (x, y) = (Members(formula), table.Members(formula.Outcome));
            var cutoff = table.Kind == ConditionKind.Fuzzy ? settings.Cutoff : 0.5;
            double? first = null;
            for (var i = 0; i < table.Cases.Count; i++)
            {
                var (a, b) = (table.Scale.At(x, i), table.Scale.At(y, i));
                if (settings.Variation == OutcomeVariation.Crisp)
                {
                    (a, b) = (a >= cutoff ? 1 : 0, b >= cutoff ? 1 : 0);
                }

                if (a == b)
                {
                    first ??= b;
                    if (first != b)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }
}
