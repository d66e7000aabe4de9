// Prints what libsdformat makes of SDF files, as JSON: errors, and every link's visuals and every joint's frame and axes
// resolved into the frame that the file is placed in.
//
//   facts MODELS FILE…      MODELS: the folder that `model://` means

#include <cstdio>
#include <string>

#include <sdf/sdf.hh>

using ignition::math::Pose3d;
using ignition::math::Vector3d;

namespace {

std::string json(const std::string &text) {
  std::string out = "\"";
  for (unsigned char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c < 0x20) {
      out += ' ';
    } else {
      out += static_cast<char>(c);
    }
  }
  return out + "\"";
}

std::string list(std::initializer_list<double> values) {
  std::string out = "[";
  for (double v : values) {
    char text[40];
    std::snprintf(text, sizeof text, "%s%.17g", out.size() > 1 ? "," : "", v);
    out += text;
  }
  return out + "]";
}

std::string pose(const Pose3d &X) {
  return list({X.Pos().X(), X.Pos().Y(), X.Pos().Z(), X.Rot().X(), X.Rot().Y(), X.Rot().Z(), X.Rot().W()});
}

struct Facts {
  std::string errors, links, joints;

  void add(std::string &to, const std::string &one) { to += (to.empty() ? "" : ",") + one; }

  void note(const sdf::Errors &found) {
    for (const auto &error : found) add(errors, json(error.Message()));
  }

  void read(const sdf::Model &model, const Pose3d &X_WM, const std::string &prefix) {
    for (uint64_t i = 0; i < model.LinkCount(); ++i) {
      const sdf::Link &link = *model.LinkByIndex(i);
      std::string visuals;
      for (uint64_t k = 0; k < link.VisualCount(); ++k) {
        const sdf::Visual &visual = *link.VisualByIndex(k);
        Pose3d X;
        note(visual.SemanticPose().Resolve(X, "__model__"));
        add(visuals, "{\"pose\":" + pose(X_WM * X) + ",\"type\":" +
                         std::to_string(static_cast<int>(visual.Geom()->Type())) + "}");
      }
      add(links, "{\"name\":" + json(prefix + link.Name()) +
                     ",\"mass\":" + list({link.Inertial().MassMatrix().Mass()}) + ",\"visuals\":[" + visuals + "]}");
    }
    for (uint64_t i = 0; i < model.JointCount(); ++i) {
      const sdf::Joint &joint = *model.JointByIndex(i);
      Pose3d X;
      note(joint.SemanticPose().Resolve(X, "__model__"));
      std::string axes;
      for (unsigned k = 0; k < 2; ++k) {
        const sdf::JointAxis *axis = joint.Axis(k);
        if (!axis) continue;
        Vector3d v;
        note(axis->ResolveXyz(v, "__model__"));
        v = X_WM.Rot() * v;
        add(axes, "{\"xyz\":" + list({v.X(), v.Y(), v.Z()}) + ",\"limit\":" +
                      // Infinity is no number in JSON.
                      list({std::max(axis->Lower(), -1e16), std::min(axis->Upper(), 1e16)}) + "}");
      }
      std::string child;
      joint.ResolveChildLink(child);
      add(joints, "{\"name\":" + json(prefix + joint.Name()) + ",\"type\":" +
                      std::to_string(static_cast<int>(joint.Type())) + ",\"child\":" + json(child) +
                      ",\"pose\":" + pose(X_WM * X) + ",\"axes\":[" + axes + "]}");
    }
    for (uint64_t i = 0; i < model.ModelCount(); ++i) {
      const sdf::Model &inner = *model.ModelByIndex(i);
      Pose3d X;
      note(inner.SemanticPose().Resolve(X, "__model__"));
      read(inner, X_WM * X, prefix + inner.Name() + "::");
    }
  }
};

}  // namespace

int main(int count, char **arguments) {
  if (count < 2) return 2;
  sdf::Console::Instance()->SetQuiet(true);
  sdf::ParserConfig config = sdf::ParserConfig::GlobalConfig();
  config.AddURIPath("model://", arguments[1]);
  for (int i = 2; i < count; ++i) {
    Facts facts;
    sdf::Root root;
    facts.note(root.Load(arguments[i], config));
    if (const sdf::Model *model = root.Model()) facts.read(*model, model->RawPose(), "");
    for (uint64_t w = 0; w < root.WorldCount(); ++w) {
      const sdf::World &world = *root.WorldByIndex(w);
      for (uint64_t m = 0; m < world.ModelCount(); ++m) {
        const sdf::Model &model = *world.ModelByIndex(m);
        Pose3d X;
        facts.note(model.SemanticPose().Resolve(X, "world"));
        facts.read(model, X, world.ModelCount() == 1 ? "" : model.Name() + "::");
      }
    }
    std::printf("{\"file\":%s,\"errors\":[%s],\"links\":[%s],\"joints\":[%s]}\n", json(arguments[i]).c_str(),
                facts.errors.c_str(), facts.links.c_str(), facts.joints.c_str());
  }
  return 0;
}
