using Forestall.Lessons;

namespace Forestall.Workbench.Lessons;

/// <summary>A study and the solution that is looked at.</summary>
/// <param name="Formula">The solution.</param>
/// <param name="Models">How many models there are.</param>
internal sealed record SolvedStudy(Formula Formula, int Models)
{
    /// <summary>The study.</summary>
    public Study Study => Formula.Study;

    /// <summary>Solves a study as the command line does.</summary>
    /// <exception cref="InputException">No row is sufficient, or there is no such model.</exception>
    public static SolvedStudy Of(StudyQuestion question, SolutionType type, int model, CancellationToken cancellation)
    {
        var study = CalibratedTable.Study(question);
        var settings = new MinimizationSettings { Type = type, DirectionalExpectations = type == SolutionType.Intermediate ? question.DirectionalExpectations : [] };
        var models = Minimization.Solve(TruthTable.Of(study, question.Rows), settings, cancellation).Models;
        return model >= 1 && model <= models.Count
            ? new(Formula.Of(study, models[model - 1]), models.Count)
            : throw new InputException($"there is no model {model}; the solution has {models.Count}.");
    }
}
