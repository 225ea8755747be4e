using Forestall.Workbench.Shell;
using Forestall.Workbench.Situations;
using Microsoft.Extensions.DependencyInjection;

namespace Forestall.Workbench;

/// <summary>What each room brings: its services, and its figures on the shelf.</summary>
internal static class WorkbenchServices
{
    public static void Add(IServiceCollection services)
    {
        var shelf = new FigureShelf();
        SituationFigures.AddTo(shelf);
        Lab.LabServices.Add(services, shelf);
        services.AddSingleton(shelf);
    }
}
