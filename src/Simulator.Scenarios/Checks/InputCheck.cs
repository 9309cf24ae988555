using Simulator.Scenarios.Binding;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Patterns;
using Simulator.Scenarios.Plans;
using Simulator.Scenarios.Studies;

namespace Simulator.Scenarios.Checks;

/// <summary>An input that is in order.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Remarks">What is allowed and probably not meant, each with its place.</param>
public sealed record CheckedInput(InputKind Kind, IReadOnlyList<Problem> Remarks);

/// <summary>Reads any input by what it says that it is, only to see whether it is in order.</summary>
public static class InputCheck
{
    /// <summary>Reads a file or a catalogue entry of any kind.</summary>
    /// <param name="nameOrPath">A path, or a name of the catalogue.</param>
    /// <returns>What it is, and what may not be meant.</returns>
    /// <exception cref="BadInputException">Something is wrong in it.</exception>
    /// <exception cref="NoSuchInputException">There is no such input.</exception>
    public static CheckedInput Read(string nameOrPath)
    {
        InputText input = Enum.GetValues<InputKind>().Select(kind => Catalogue.TryFind(kind, nameOrPath)).FirstOrDefault(found => found is not null)
            ?? throw new NoSuchInputException(InputKind.Scenario, nameOrPath, Catalogue.Nearest(InputKind.Scenario, nameOrPath));
        InputKind kind = input.InProgram ? input.Kind : Catalogue.KindOf(input.Text);
        switch (kind)
        {
            case InputKind.Instrument:
                InstrumentReader.Parse(input.Text, input.Display);
                break;
            case InputKind.Study:
                EvidenceReader.ParseStudy(input.Text, input.Display, input.Folder);
                break;
            case InputKind.Patterns:
                PatternReader.Of(input);
                break;
            case InputKind.Posterior:
                PosteriorReader.Read(input);
                break;
            case InputKind.Plan when CalibrationReader.IsCalibration(input.Text):
                CalibrationReader.Open(input with { Kind = InputKind.Plan });
                break;
            case InputKind.Plan:
                DesignReader.Open(input with { Kind = InputKind.Plan });
                break;
            case InputKind.PatternDraws:
                PatternDrawsFile.Read(input);
                break;
            case InputKind.Seeds:
                MasterSeeds.Read(input);
                break;
            default:
                return new CheckedInput(kind, ScenarioReader.Open(input with { Kind = InputKind.Scenario }).Remarks);
        }

        return new CheckedInput(kind, []);
    }
}
